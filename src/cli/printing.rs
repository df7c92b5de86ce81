//! `print`: one paper of the catalog into a PDF.
use super::{CliError, DONE, Done, args::Args, open_to_read, say};
use crate::{
    desktop::{files, real},
    domain::{calendar::parse_date, failure::Failure, vietnamese::fold},
    layout::{block::Document, paginate},
    pdf,
    report::{ReportParams, catalog},
    text::{self, cli as words, reports},
    workspace::Workspace,
};
use jiff::civil::Date;

/// A document as PDF bytes.
pub(crate) fn to_pdf(document: &Document, date: Date) -> Result<Vec<u8>, CliError> {
    let properties =
        pdf::Properties { title: document.title.clone(), author: document.author.clone(), date };
    pdf::write(paginate(document), &properties).map_err(|e| {
        log::error!("{e}");
        CliError::Refused(reports::PDF_FAILED.to_owned())
    })
}

pub(super) fn print(args: &Args) -> Done {
    let id = args.word(1, "GIẤY")?.to_string_lossy().into_owned();
    let spec = catalog::spec(&id).ok_or_else(|| CliError::Usage(words::no_such_report(&id)))?;
    let data = args.needed_path("data")?;
    let out = args.needed_path("out")?;
    let book = open_to_read(&data)?;
    let today = real::now().date();
    let params = params(&book, args, today)?;
    let document = catalog::build(spec, book.read(), &params, today)?;
    let bytes = to_pdf(&document, today)?;
    files::write_whole(&out, &bytes, args.flag("force")).map_err(|e| {
        CliError::Refused(text::errors::failure(&Failure::File(out.clone(), e.kind())))
    })?;
    say(&words::written(&out.display().to_string()));
    Ok(DONE)
}

/// `--year` and `--set` as parameters; names are found whatever their tones and case.
fn params(book: &Workspace, args: &Args, today: Date) -> Result<ReportParams, CliError> {
    let read = book.read();
    let mut params = ReportParams { year: args.number("year")?, ..ReportParams::default() };
    for (key, value) in args.settings()? {
        let bad = || CliError::Usage(words::bad_value(&format!("--set {key}"), &value));
        let yes = || match fold(&value).as_str() {
            "co" | "1" => Ok(true),
            "khong" | "0" => Ok(false),
            _ => Err(bad()),
        };
        match key.as_str() {
            "nam" => params.year = Some(value.parse().map_err(|_| bad())?),
            "dot" => {
                let wanted = fold(&value);
                let all = read.rounds()?;
                let found = all.iter().find(|r| fold(&r.name) == wanted).or_else(|| {
                    all.iter().find(|r| r.id.is_some_and(|id| id.0.to_string() == value))
                });
                let missing = || CliError::Refused(words::not_in_book(words::kind::ROUND, &value));
                params.round = Some(found.and_then(|r| r.id).ok_or_else(missing)?);
            }
            "quyet-dinh" => {
                let plain =
                    |n: &str| n.split('-').next().unwrap_or(n).trim_start_matches('0').to_owned();
                let found = read.decisions()?.into_iter().find(|d| {
                    !d.number.is_empty() && plain(&d.number) == plain(&value)
                        || d.number.is_empty()
                            && d.id.is_some_and(|id| format!("#{}", id.0) == value)
                });
                let missing =
                    || CliError::Refused(words::not_in_book(words::kind::DECISION, &value));
                params.decision = Some(found.and_then(|d| d.id).ok_or_else(missing)?);
            }
            "co-quan" => {
                let wanted = fold(&value);
                let found = read
                    .bodies()?
                    .into_iter()
                    .find(|b| fold(&b.full_name) == wanted || fold(&b.short_name) == wanted);
                let missing = || CliError::Refused(words::not_in_book(words::kind::BODY, &value));
                params.body = Some(found.and_then(|b| b.id).ok_or_else(missing)?);
            }
            "so" => params.number = Some(value.clone()),
            "ngay" => params.date = Some(parse_date(&value, today).map_err(|_| bad())?),
            "kho" => {
                params.landscape = Some(match fold(&value).as_str() {
                    "ngang" => true,
                    "doc" => false,
                    _ => return Err(bad()),
                });
            }
            "ky" => params.signed = Some(yes()?),
            "tien" => params.with_reward = yes()?,
            "thanh-tich" => params.with_citation = yes()?,
            _ => return Err(CliError::Usage(words::unknown(&format!("--set {key}")))),
        }
    }
    fill_the_only_choice(book, &mut params, args)?;
    Ok(params)
}

/// With only a year given, a paper that needs a round or decision takes the year's one of ours.
fn fill_the_only_choice(
    book: &Workspace,
    params: &mut ReportParams,
    args: &Args,
) -> Result<(), CliError> {
    let read = book.read();
    let id = args.words.get(1).map(|w| w.to_string_lossy().into_owned()).unwrap_or_default();
    let asks = |kind| catalog::spec(&id).is_some_and(|s| s.params.contains(&kind));
    let none_chosen = params.round.is_none() && params.decision.is_none() && params.body.is_none();
    if !none_chosen || id == "ds-khen-thuong" {
        return Ok(());
    }
    let of_year: Vec<_> = read
        .rounds()?
        .into_iter()
        .filter(|r| params.year.is_none() || r.years.year.get().map(|y| y.0) == params.year)
        .collect();
    let ours = read.bodies()?;
    let is_ours = |id| ours.iter().any(|b| b.id == id && b.is_ours);
    if asks(crate::report::ParamKind::Decision) {
        let rounds: Vec<_> = of_year.iter().filter_map(|r| r.id).collect();
        let mut found = read
            .decisions()?
            .into_iter()
            .filter(|d| is_ours(d.body) && d.round.is_some_and(|r| rounds.contains(&r)));
        if let (Some(only), None) = (found.next(), found.next()) {
            params.decision = only.id;
        }
    } else if asks(crate::report::ParamKind::Round)
        && let [only] = of_year.as_slice()
    {
        params.round = only.id;
    }
    Ok(())
}

/// One PDF for each paper of the sample's year.
pub(super) fn all_of_sample(book: &Workspace) -> Result<Vec<(&'static str, Vec<u8>)>, CliError> {
    let read = book.read();
    let today = Date::constant(2017, 1, 16);
    let round = read.rounds()?.into_iter().find(|r| r.years.year.text == "2016").and_then(|r| r.id);
    let decision = read.decisions()?.into_iter().find(|d| d.round.is_some() && d.round == round);
    catalog::ALL
        .iter()
        .map(|spec| {
            let mut params = ReportParams::default();
            if spec.id == "ds-khen-thuong" {
                params.year = Some(2016);
            } else if spec.params.contains(&crate::report::ParamKind::Decision) {
                params.decision = decision.as_ref().and_then(|d| d.id);
            } else {
                params.round = round;
            }
            let document = catalog::build(spec, read, &params, today)?;
            Ok((spec.id, to_pdf(&document, today)?))
        })
        .collect()
}
