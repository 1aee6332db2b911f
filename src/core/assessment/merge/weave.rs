//! Two sequences become one in which each keeps its order.

use std::collections::HashMap;
use std::hash::Hash;

use super::side::Side;

/// All of both, each once, as side and place; what both have is told of „mine“. Between what both have, `order` decides.
/// Which of the two is called „mine“ does not matter for the order.
pub(super) fn weave<K: Copy + Eq + Hash, O: Ord>(
    mine: &[K],
    other: &[K],
    order: impl Fn(Side, usize) -> O,
) -> Vec<(Side, usize)> {
    let places = |keys: &[K]| keys.iter().enumerate().map(|(place, key)| (*key, place)).collect::<HashMap<K, usize>>();
    let (in_mine, in_other) = (places(mine), places(other));
    let mut taken = vec![false; mine.len()];
    let mut woven = Vec::with_capacity(mine.len() + other.len());
    let (mut one, mut two) = (0, 0);
    loop {
        while taken.get(one) == Some(&true) {
            one += 1;
        }
        while other.get(two).is_some_and(|key| in_mine.get(key).is_some_and(|place| taken.get(*place) == Some(&true))) {
            two += 1;
        }
        let side = match (mine.get(one), other.get(two)) {
            (None, None) => return woven,
            (Some(_), None) => Side::Mine,
            (None, Some(_)) => Side::Other,
            (Some(a), Some(b)) if a == b => Side::Mine,
            (Some(a), Some(b)) => match (in_other.contains_key(a), in_mine.contains_key(b)) {
                (true, false) => Side::Other,
                (false, true) => Side::Mine,
                _ if order(Side::Other, two) < order(Side::Mine, one) => Side::Other,
                _ => Side::Mine,
            },
        };
        // What both have counts once, whichever side it was met on.
        let met = match side {
            Side::Mine => Some(one),
            Side::Other => other.get(two).and_then(|key| in_mine.get(key)).copied(),
        };
        match met {
            Some(place) => {
                if let Some(taken) = taken.get_mut(place) {
                    *taken = true;
                }
                woven.push((Side::Mine, place));
            }
            None => {
                woven.push((Side::Other, two));
                two += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn woven(mine: &str, other: &str) -> String {
        let (mine, other): (Vec<char>, Vec<char>) = (mine.chars().collect(), other.chars().collect());
        let of = |side, place: usize| match side {
            Side::Mine => mine[place],
            Side::Other => other[place],
        };
        weave(&mine, &other, of).into_iter().map(|(side, place)| of(side, place)).collect()
    }

    #[test]
    fn each_keeps_its_order_and_it_does_not_matter_who_is_first() {
        for (mine, other, both) in [
            ("abc", "abc", "abc"),
            ("zab", "zcd", "zabcd"),
            ("bxa", "dxc", "bdxac"),
            ("", "ab", "ab"),
            ("ba", "ab", "ab"),
        ] {
            assert_eq!(woven(mine, other), both);
            assert_eq!(woven(other, mine), both);
        }
    }
}
