//! Pictures by their digest: the file keeps each once, however often the journal names it.

use std::collections::BTreeMap;

use super::super::syntax::FormatFault;
use super::digest::digest;
use crate::assessment;

/// The pictures of a file by their digest.
pub(super) type Pictures = BTreeMap<String, String>;

pub(super) fn keep(logo: Option<&assessment::Logo>, pictures: &mut Pictures) -> Option<String> {
    logo.map(|logo| {
        let digest = digest(&logo.base64);
        pictures.entry(digest.clone()).or_insert_with(|| logo.base64.clone());
        digest
    })
}

pub(super) fn picture(digest: Option<String>, pictures: &Pictures) -> Result<Option<assessment::Logo>, FormatFault> {
    digest
        .map(|digest| match pictures.get(&digest) {
            Some(base64) => Ok(assessment::Logo { base64: base64.clone() }),
            None => Err(FormatFault(format!("das Bild {digest} fehlt"))),
        })
        .transpose()
}
