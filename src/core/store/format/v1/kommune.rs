//! The master data of format 1.

use serde::Deserialize;

use crate::assessment;

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Kommune {
    pub(super) name: String,
    pub(super) ags: String,
    pub(super) land: String,
    pub(super) inhabitants: Option<u32>,
    pub(super) leitung: String,
    pub(super) isb: String,
    pub(super) isb_email: String,
    pub(super) confidentiality: String,
    pub(super) invented: bool,
    pub(super) logo: Option<Logo>,
}

impl Default for Kommune {
    fn default() -> Self {
        Self {
            name: String::new(),
            ags: String::new(),
            land: String::new(),
            inhabitants: None,
            leitung: String::new(),
            isb: String::new(),
            isb_email: String::new(),
            confidentiality: "Vertraulich".to_owned(),
            invented: false,
            logo: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Logo {
    #[serde(rename = "media_type")]
    pub(super) _media_type: String,
    pub(super) base64: String,
}

impl Kommune {
    pub(super) fn read(self) -> assessment::Kommune {
        assessment::Kommune {
            name: self.name,
            ags: self.ags,
            land: self.land,
            inhabitants: self.inhabitants,
            leitung: self.leitung,
            isb: self.isb,
            isb_email: self.isb_email,
            confidentiality: self.confidentiality,
            invented: self.invented,
            logo: self.logo.map(logo),
            ..assessment::Kommune::default()
        }
    }
}

pub(super) fn logo(logo: Logo) -> assessment::Logo {
    assessment::Logo { base64: logo.base64 }
}
