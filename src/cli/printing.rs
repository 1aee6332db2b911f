//! `bericht`, and the report of the example where there is no display.

use std::collections::BTreeSet;
use std::path::Path;

use super::args::ReportArguments;
use super::keys::Keys;
use super::{Failure, about_catalogue, official, output, today};
use wiba_core::analysis::{self, period};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::report::{self, Kind, Options};
use wiba_core::store::target;
use wiba_core::wording::date;

const WITHOUT_LOGO: &str =
    "Im Fenster unter „Stammdaten“ Wappen oder Logo entfernen und den Bericht noch einmal schreiben.";

pub(super) fn report(
    assessment: &Assessment,
    catalog: &Catalog,
    arguments: &ReportArguments,
    keys: &Keys,
) -> Result<(), Failure> {
    let worded = arguments.wortlaut.then(|| official::worded(catalog)).transpose()?;
    let catalog = worded.as_ref().unwrap_or(catalog);
    if let Some(number) = arguments.checkliste
        && catalog.checklist(number).is_none()
    {
        let hint = "„wiba-kompass katalog“ zeigt die Nummern.";
        return Err(Failure::new(format!("Der Katalog hat keine Checkliste {number}"), hint));
    }
    check_kind(arguments)?;
    if let Some(owner) = &arguments.verantwortlich {
        check_owner(assessment, catalog, owner)?;
    }
    let date = arguments.datum.unwrap_or_else(today);
    if let Some(since) = arguments.seit.filter(|since| *since > date) {
        let message = format!(
            "Seit {} kann sich am {}, dem Datum des Berichts, noch nichts geändert haben",
            date::short(since),
            date::short(date)
        );
        return Err(Failure::new(message, "„--seit“ mit einem früheren Tag angeben."));
    }
    let options = Options {
        with_explanations: arguments.mit_erlaeuterung,
        contact: arguments.kontakt,
        checklist: arguments.checkliste,
        prefilled: arguments.vorbelegt,
        fillable: arguments.ausfuellbar,
        since: arguments.seit,
        without_names: arguments.ohne_namen,
        owner: arguments.verantwortlich.clone(),
        ..Options::new(arguments.art, date)
    };
    write(assessment, catalog, &options, &arguments.output, arguments.ersetzen)?;
    keys.tell_unsealed();
    Ok(())
}

/// An option that the kind does not know would be passed over: whoever wants the questions for one office must not get
/// the whole report.
fn check_kind(arguments: &ReportArguments) -> Result<(), Failure> {
    let options: [(&str, bool, &[Kind]); 7] = [
        ("--kontakt", arguments.kontakt.is_some(), &[Kind::Questionnaire]),
        ("--checkliste", arguments.checkliste.is_some(), &[Kind::Questionnaire]),
        ("--vorbelegt", arguments.vorbelegt, &[Kind::Questionnaire]),
        ("--ausfuellbar", arguments.ausfuellbar, &[Kind::Questionnaire]),
        ("--mit-erlaeuterung", arguments.mit_erlaeuterung, &[Kind::Full, Kind::Questionnaire]),
        ("--seit", arguments.seit.is_some(), &[Kind::Management, Kind::Full]),
        ("--verantwortlich", arguments.verantwortlich.is_some(), &[Kind::Measures]),
    ];
    let Some((option, _, kinds)) =
        options.into_iter().find(|(_, given, kinds)| *given && !kinds.contains(&arguments.art))
    else {
        return Ok(());
    };
    let kinds: Vec<String> = kinds.iter().map(|kind| format!("--art {}", kind.word())).collect();
    Err(Failure::new(
        format!("„{option}“ gibt es nicht bei --art {}", arguments.art.word()),
        format!("„{option}“ weglassen oder {} angeben. Es wurde nichts geschrieben.", kinds.join(" oder ")),
    ))
}

/// A plan of nobody's measures would look as if there were nothing to do.
fn check_owner(assessment: &Assessment, catalog: &Catalog, who: &str) -> Result<(), Failure> {
    let plan = analysis::plan(catalog, &assessment.round);
    if plan.iter().any(|item| assessment.kommune.answers_for(who, &item.owner)) {
        return Ok(());
    }
    let owners: BTreeSet<&str> = plan.iter().map(|item| item.owner.trim()).filter(|owner| !owner.is_empty()).collect();
    let hint = match owners.is_empty() {
        true => "Noch ist für keine Maßnahme jemand verantwortlich.".to_owned(),
        false => format!("Verantwortlich sind: {}.", owners.into_iter().collect::<Vec<_>>().join("; ")),
    };
    Err(Failure::new(format!("Für „{}“ ist keine Maßnahme vorgesehen", who.trim()), hint))
}

/// Writes the full report of the example to the current folder.
///
/// # Errors
/// If the folder cannot be written to.
pub fn example_report(catalog: &Catalog) -> Result<(), Failure> {
    let example = wiba_core::example::musterstadt()?;
    let options = Options::new(Kind::Full, today());
    write(&example, catalog, &options, Path::new(&report::file_name(&example.kommune, &options)), false)
}

fn write(
    assessment: &Assessment,
    catalog: &Catalog,
    options: &Options,
    path: &Path,
    replace: bool,
) -> Result<(), Failure> {
    if path.as_os_str() == "-" {
        let message = "„-“ ist kein Ziel: Geschrieben wird nur in eine Datei";
        return Err(Failure::new(message, "Einen Dateinamen angeben, zum Beispiel -o Bericht.pdf."));
    }
    super::target::name_content(path, "pdf");
    // Before the work, so that nobody waits for a refusal.
    target::check(path, replace)?;
    about_catalogue(assessment, catalog, true);
    if let Some(changed) = period(assessment).map(|period| period.changed).filter(|changed| *changed > options.date) {
        output::note(&format!(
            "Hinweis: Der Bericht trägt den Stand {}, zeigt aber Angaben, die zuletzt am {} geändert wurden.",
            date::short(options.date),
            date::short(changed)
        ));
    }
    let layout = report::pages(assessment, catalog, options);
    let pages = layout.pages.len();
    let pdf = report::pdf(&layout).map_err(|error| Failure::new(error.to_string(), WITHOUT_LOGO))?;
    target::write(path, &pdf, replace)?;
    output::done(&format!(
        "„{}“ ist geschrieben: {}.",
        path.display(),
        if pages == 1 { "1 Seite".to_owned() } else { format!("{pages} Seiten") }
    ));
    Ok(())
}
