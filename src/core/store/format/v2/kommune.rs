//! The master data.

use serde::{Deserialize, Serialize};

use super::super::syntax::FormatFault;
use super::pictures::{Pictures, keep, picture};
use crate::assessment;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Kommune {
    name: String,
    ags: String,
    land: String,
    inhabitants: Option<u32>,
    leitung: String,
    isb: String,
    isb_email: String,
    confidentiality: String,
    invented: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
}

impl Default for Kommune {
    fn default() -> Self {
        Self::of(&assessment::Kommune::default(), &mut Pictures::new())
    }
}

impl Kommune {
    pub(super) fn of(kommune: &assessment::Kommune, pictures: &mut Pictures) -> Self {
        let assessment::Kommune {
            name,
            ags,
            land,
            inhabitants,
            leitung,
            isb,
            isb_email,
            confidentiality,
            invented,
            logo,
        } = kommune.clone();
        let logo = keep(logo.as_ref(), pictures);
        Self { name, ags, land, inhabitants, leitung, isb, isb_email, confidentiality, invented, logo }
    }

    pub(super) fn read(self, pictures: &Pictures) -> Result<assessment::Kommune, FormatFault> {
        let Self { name, ags, land, inhabitants, leitung, isb, isb_email, confidentiality, invented, logo } = self;
        let logo = picture(logo, pictures)?;
        Ok(assessment::Kommune {
            name,
            ags,
            land,
            inhabitants,
            leitung,
            isb,
            isb_email,
            confidentiality,
            invented,
            logo,
        })
    }
}
