//! Which report, with which options: the part of the screen that knows no window.

use jiff::civil::Date;

use wiba_core::analysis::PlanItem;
use wiba_core::assessment::Kommune;
use wiba_core::catalog::Contact;
use wiba_core::report::{Kind, Options};

/// What a kind of report is for, in one line.
pub fn purpose(kind: Kind) -> &'static str {
    match kind {
        Kind::Full => "Ergebnisse, Plan, Profil, Antworten",
        Kind::Management => "Entscheiden und unterschreiben",
        Kind::Measures => "Was, durch wen und bis wann",
        Kind::Profile => "Anforderungen und ihr Stand",
        Kind::Questionnaire => "Zum Ankreuzen, auch am Bildschirm",
    }
}

/// The kinds in the order of the selection, what is asked for most first.
pub const KINDS: [Kind; 5] = [Kind::Full, Kind::Management, Kind::Measures, Kind::Profile, Kind::Questionnaire];

/// The user's choice. Options stay while another kind is looked at, and apply where they fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which report.
    pub kind: Kind,
    /// The date on the paper; `None` is today.
    pub date: Option<Date>,
    /// Since when the summary tells what has changed; `None` since the round began.
    pub since: Option<Date>,
    /// Whether questions come with their explanations.
    pub explanations: bool,
    /// Only questions to this contact.
    pub contact: Option<Contact>,
    /// Only this checklist.
    pub checklist: Option<u8>,
    /// Whether the questionnaire shows the present answers.
    pub prefilled: bool,
    /// Whether the questionnaire is filled in on the screen.
    pub fillable: bool,
    /// Whether names of persons are left out.
    pub without_names: bool,
    /// Only measures of this person or office.
    pub owner: Option<String>,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            kind: Kind::Full,
            date: None,
            since: None,
            explanations: false,
            contact: None,
            checklist: None,
            prefilled: false,
            fillable: false,
            without_names: false,
            owner: None,
        }
    }
}

impl Choice {
    /// Whether the explanations can be chosen.
    pub fn offers_explanations(&self) -> bool {
        matches!(self.kind, Kind::Full | Kind::Questionnaire)
    }

    /// Whether there is a summary that tells what has changed.
    pub fn offers_since(&self) -> bool {
        matches!(self.kind, Kind::Management | Kind::Full)
    }

    /// Whether contact, checklist and present answers can be chosen.
    pub fn offers_selection(&self) -> bool {
        self.kind == Kind::Questionnaire
    }

    /// Whether names can be left out; a questionnaire has none.
    pub fn offers_without_names(&self) -> bool {
        self.kind != Kind::Questionnaire
    }

    /// Whether the measures of one person or office can be chosen. Without names, nobody would know whose they are.
    pub fn offers_owner(&self) -> bool {
        self.kind == Kind::Measures && !self.without_names
    }

    /// Whoever is responsible for nothing any more, because of another name or another owner, is not chosen any more.
    pub fn keep_to(&mut self, plan: &[PlanItem]) {
        self.owner.take_if(|owner| !plan.iter().any(|item| item.owner.trim() == *owner));
    }

    /// What is printed. Options that do not fit the kind are left out, so that they never set the same pages anew.
    pub fn options(&self, today: Date) -> Options {
        let selection = self.offers_selection();
        let date = self.date.unwrap_or(today);
        Options {
            since: self.since.filter(|since| self.offers_since() && *since <= date),
            with_explanations: self.explanations && self.offers_explanations(),
            contact: self.contact.filter(|_| selection),
            checklist: self.checklist.filter(|_| selection),
            prefilled: self.prefilled && selection,
            fillable: self.fillable && selection,
            without_names: self.without_names && self.offers_without_names(),
            owner: self.owner.clone().filter(|_| self.offers_owner()),
            ..Options::new(self.kind, date)
        }
    }
}

/// What stands on every page about who may read it.
pub fn confidentiality(kommune: &Kommune) -> String {
    match kommune.confidentiality.trim() {
        "" => "Ohne Vermerk zur Vertraulichkeit".to_owned(),
        words => format!("Auf jeder Seite: „{words}“"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use wiba_core::analysis::Findings;
    use wiba_core::assessment::{Assessment, Stamp, rename_everywhere};
    use wiba_core::catalog::Catalog;
    use wiba_core::example::musterstadt;

    const TODAY: Date = date(2026, 11, 22);

    #[test]
    fn every_kind_can_be_chosen_and_says_what_it_is_for() {
        for kind in Kind::ALL {
            assert_eq!(KINDS.iter().filter(|other| **other == kind).count(), 1, "{kind:?}");
            assert!(!purpose(kind).is_empty());
        }
    }

    #[test]
    fn options_apply_only_where_they_fit() {
        let mut choice = Choice {
            explanations: true,
            contact: Some(Contact::It),
            checklist: Some(7),
            prefilled: true,
            fillable: true,
            owner: Some("Bauhof".to_owned()),
            ..Choice::default()
        };
        for kind in [Kind::Management, Kind::Profile] {
            choice.kind = kind;
            assert_eq!(choice.options(TODAY), Options::new(kind, TODAY));
        }
        choice.kind = Kind::Measures;
        assert_eq!(choice.options(TODAY).owner.as_deref(), Some("Bauhof"));
        choice.without_names = true;
        assert_eq!(choice.options(TODAY).owner, None, "without names nobody would know whose measures they are");
        choice.without_names = false;
        choice.kind = Kind::Full;
        assert_eq!(choice.options(TODAY), Options { with_explanations: true, ..Options::new(Kind::Full, TODAY) });
        choice.kind = Kind::Questionnaire;
        let options = choice.options(TODAY);
        assert_eq!((options.contact, options.checklist, options.prefilled), (Some(Contact::It), Some(7), true));
        assert!(options.with_explanations && options.fillable);
    }

    #[test]
    fn whoever_is_responsible_for_nothing_any_more_is_not_chosen() {
        let catalog = Catalog::embedded().unwrap();
        let mut town = musterstadt().unwrap();
        let plan = |town: &Assessment| Findings::of(&catalog, town, TODAY).plan;
        let before = plan(&town);
        let owner = before.iter().map(|item| item.owner.trim()).find(|owner| !owner.is_empty()).unwrap().to_owned();
        let mut choice = Choice { owner: Some(owner.clone()), ..Choice::default() };
        choice.keep_to(&before);
        assert_eq!(choice.owner.as_ref(), Some(&owner));
        let stamp = Stamp { at: TODAY.at(9, 0, 0, 0), by: String::new() };
        town.apply(rename_everywhere(&town, &owner, "Jemand anderes"), &catalog, stamp).unwrap();
        choice.keep_to(&plan(&town));
        assert_eq!(choice.owner, None);
    }

    #[test]
    fn development_is_told_only_where_there_is_a_summary_and_never_of_days_to_come() {
        let week_ago = date(2026, 11, 15);
        let mut choice = Choice { since: Some(week_ago), ..Choice::default() };
        for kind in Kind::ALL {
            choice.kind = kind;
            let told = matches!(kind, Kind::Management | Kind::Full);
            assert_eq!(choice.options(TODAY).since, Some(week_ago).filter(|_| told), "{kind:?}");
        }
        choice.kind = Kind::Management;
        choice.date = Some(date(2026, 11, 14));
        assert_eq!(choice.options(TODAY).since, None);
    }

    #[test]
    fn the_date_is_today_until_another_is_chosen() {
        let mut choice = Choice::default();
        assert_eq!(choice.options(TODAY).date, TODAY);
        choice.date = Some(TODAY.tomorrow().unwrap());
        assert_eq!(choice.options(TODAY).date, TODAY.tomorrow().unwrap());
    }

    #[test]
    fn a_missing_note_on_confidentiality_is_said() {
        let mut kommune = Kommune::default();
        assert_eq!(confidentiality(&kommune), "Auf jeder Seite: „Vertraulich“");
        kommune.confidentiality = " ".into();
        assert_eq!(confidentiality(&kommune), "Ohne Vermerk zur Vertraulichkeit");
    }
}
