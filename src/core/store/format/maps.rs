//! Maps in which a doubled key is a fault: merged by hand, a file may say two things about one question.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

thread_local! {
    /// Doubled keys with what stood there, while they are tolerated: serde hands nothing through to a visitor.
    static DOUBLED: RefCell<Option<Vec<(String, String)>>> = const { RefCell::new(None) };
}

/// Reads so that a doubled key is no fault: the first counts, and the others are returned with what they said.
pub(super) fn tolerating<T>(read: impl FnOnce() -> T) -> (T, Vec<(String, String)>) {
    DOUBLED.set(Some(Vec::new()));
    let read = read();
    (read, DOUBLED.take().unwrap_or_default())
}

/// Reads a map; for `#[serde(deserialize_with)]`.
pub(super) fn unique<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
{
    deserializer.deserialize_map(Unique(PhantomData))
}

struct Unique<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for Unique<K, V>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
{
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = access.next_key::<K>()? {
            match map.entry(key) {
                Entry::Vacant(place) => {
                    place.insert(access.next_value()?);
                }
                Entry::Occupied(there) if DOUBLED.with_borrow(Option::is_some) => {
                    let said = access.next_value::<Box<RawValue>>()?.get_ron().trim().to_owned();
                    let doubled = (there.key().to_string(), said);
                    DOUBLED.with_borrow_mut(|all| all.iter_mut().for_each(|all| all.push(doubled.clone())));
                }
                Entry::Occupied(there) => return Err(A::Error::custom(format!("„{}“ steht doppelt", there.key()))),
            }
        }
        Ok(map)
    }
}
