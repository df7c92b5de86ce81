//! Files of a round that go into a folder together: made when the folder was chosen, written all or none, and over
//! others only when that was asked.
use super::{App, asking::Asking, dialogs::Modal};
use crate::{
    desktop::files::file_name,
    domain::{ids::RoundId, vietnamese::plain_name},
    layout::{block::Document, page::Page, paginate},
    papers::{self, Content, NotMade, Printed, ReadyPaper, RoundPaper},
    picture,
    report::{ReportParams, catalog},
    text::{cli, dossier, errors, reports, review, screens},
};
use jiff::civil::Date;
use std::{collections::HashSet, path::PathBuf};

/// What goes into a folder.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum IntoFolder {
    /// The bản soát of the units of a round, each as PDF and picture; until which day they are to answer.
    Check(RoundId, Option<Date>),
    /// All papers of a round, each as PDF.
    Papers(RoundId),
    /// Everything that belongs to a round, with an index.
    Dossier(RoundId),
}

impl IntoFolder {
    /// Title of the dialog that asks for the folder.
    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Check(..) => review::FOLDER_TITLE,
            Self::Papers(_) => dossier::PAPERS_FOLDER_TITLE,
            Self::Dossier(_) => dossier::FOLDER_TITLE,
        }
    }
}

/// Files ready to be written.
#[derive(Default)]
pub(super) struct Files {
    /// Name in the folder, and bytes.
    all: Vec<(String, Vec<u8>)>,
    /// What the book notes as printed once they are written.
    printed: Vec<Printed>,
    /// What is missing, to be told.
    missing: Vec<String>,
}

impl App {
    /// Asks for the folder.
    pub(super) fn ask_for_folder(&mut self, what: IntoFolder) {
        self.ask(Asking::Folder(what), None);
    }

    /// The folder was chosen: the files are made and written there.
    pub(super) fn folder_chosen(&mut self, folder: PathBuf, what: &IntoFolder) {
        let made = match what {
            IntoFolder::Check(round, answer_by) => self.check_files(*round, *answer_by),
            IntoFolder::Papers(round) => self.paper_files(*round),
            IntoFolder::Dossier(round) => self.dossier_files(*round),
        };
        match made {
            Ok(files) => self.write_into(folder, files, false),
            Err(sentence) => self.ui.modal = Some(Modal::Problem(sentence)),
        }
    }

    /// What waited is written over the files that are there: it was asked.
    pub(super) fn write_over(&mut self) {
        if let Some((folder, files)) = self.ui.to_folder.take() {
            self.write_into(folder, files, true);
        }
    }

    fn write_into(&mut self, folder: PathBuf, files: Files, replace: bool) {
        let there: Vec<&str> = files
            .all
            .iter()
            .map(|(name, _)| name.as_str())
            .filter(|name| self.desktop.place_of(&folder.join(name)).is_some())
            .collect();
        if !there.is_empty() && !replace {
            let sentence = screens::files_there(&there, &folder.display().to_string());
            self.ui.modal = Some(Modal::WriteOver { sentence });
            self.ui.to_folder = Some((folder, files));
            return;
        }
        let Files { all, printed, missing } = files;
        let files: Vec<(PathBuf, Vec<u8>)> =
            all.into_iter().map(|(name, bytes)| (folder.join(name), bytes)).collect();
        if let Err(e) = self.desktop.write_all(&files, replace) {
            return self.problem(&e);
        }
        for printed in printed {
            self.note_printing(Some(Ok(printed)));
        }
        let sentence = screens::files_written(files.len(), &folder.display().to_string());
        if missing.is_empty() {
            self.notice(sentence, None);
        } else {
            let title = screens::FILES_MISSING_TITLE;
            self.ui.modal = Some(Modal::Told { title, sentence, lines: missing });
        }
    }

    /// The bản soát of each unit, as PDF and as picture.
    fn check_files(&self, round: RoundId, answer_by: Option<Date>) -> Result<Files, String> {
        let Some(book) = &self.book else { return Ok(Files::default()) };
        let today = self.desktop.now().date();
        let units = papers::asked_units(book.read(), round, answer_by, today);
        let units = units.map_err(|e| e.sentence())?;
        let mut names = HashSet::new();
        let mut files = Vec::new();
        for unit in units {
            let stem = review::file_stem(&plain_name(&unit.name));
            let stem = free_name(&mut names, &stem);
            let pages = paginate(&unit.page);
            let picture = picture::png(&pages, picture::DOTS_PER_INCH).map_err(|e| {
                log::error!("{e}");
                review::PICTURE_FAILED.to_owned()
            })?;
            files.push((format!("{stem}.pdf"), self.pdf_of(&unit.page, pages)?));
            files.push((format!("{stem}.png"), picture));
        }
        Ok(Files { all: files, ..Files::default() })
    }

    /// All papers of a round that can be made; the others are named.
    fn papers_of_round(&self, round: RoundId) -> Result<(Vec<RoundPaper>, Vec<String>), String> {
        let Some(book) = &self.book else { return Ok((Vec::new(), Vec::new())) };
        let today = self.desktop.now().date();
        let all = papers::all_of_round(book.read(), round, today);
        let (made, not_made) = all.map_err(|e| e.sentence())?;
        let said = |NotMade { title, why }: NotMade| cli::not_printed(title, &why);
        Ok((made, not_made.into_iter().map(said).collect()))
    }

    fn paper_files(&self, round: RoundId) -> Result<Files, String> {
        let (made, missing) = self.papers_of_round(round)?;
        let mut files = Files { missing, ..Files::default() };
        for RoundPaper { name, paper, printed, .. } in made {
            let bytes = self.pdf_of(&paper.document, paper.pages)?;
            files.all.push((format!("{name}.pdf"), bytes));
            files.printed.push(printed);
        }
        Ok(files)
    }

    /// In trọn bộ đợt: all papers of a round in one PDF, shown to be printed.
    pub(super) fn print_round(&mut self, round: RoundId, ctx: &egui::Context) {
        let (made, missing) = match self.papers_of_round(round) {
            Ok(all) => all,
            Err(sentence) => return self.ui.modal = Some(Modal::Problem(sentence)),
        };
        let name = self.lists.rounds.iter().find(|r| r.id == Some(round));
        let title = dossier::all_in_one(name.map_or("", |round| &round.name));
        let made = made.into_iter().map(|of| (of.paper, of.printed)).collect();
        self.show_together(title, made, missing, ctx);
    }

    /// Papers that say something else than was printed, in one PDF.
    pub(super) fn print_again(
        &mut self,
        papers: Vec<(&'static str, ReportParams)>,
        ctx: &egui::Context,
    ) {
        let Some(book) = &self.book else { return };
        let (read, today) = (book.read(), self.desktop.now().date());
        let (mut made, mut missing) = (Vec::new(), Vec::new());
        for (report, params) in papers {
            let Some(spec) = catalog::spec(report) else { continue };
            let paper = papers::open(spec, read, &params, today).and_then(|paper| {
                let printed = papers::printed(spec, read, &params, &paper.document)?;
                Ok((paper, printed))
            });
            match paper {
                Ok(paper) => made.push(paper),
                Err(e) => missing.push(cli::not_printed(spec.title(), &e.sentence())),
            }
        }
        self.show_together(dossier::AGAIN.to_owned(), made, missing, ctx);
    }

    /// Papers in one PDF, shown to be printed; those that are missing are told.
    fn show_together(
        &mut self,
        title: String,
        made: Vec<(ReadyPaper, Printed)>,
        missing: Vec<String>,
        ctx: &egui::Context,
    ) {
        let told = |app: &mut Self, sentence: String, lines| {
            let title = dossier::PRINTED_TITLE;
            app.ui.modal = Some(Modal::Told { title, sentence, lines });
        };
        if made.is_empty() {
            return told(self, dossier::NOTHING_TO_PRINT.to_owned(), missing);
        }
        let author = made.first().map_or_else(String::new, |(p, _)| p.document.author.clone());
        let name = file_name(&title, "pdf");
        let document = Document { title, author, sections: Vec::new() };
        let (papers, printed): (Vec<ReadyPaper>, Vec<Printed>) = made.into_iter().unzip();
        let pages = papers.into_iter().flat_map(|paper| paper.pages).collect();
        let bytes = match self.pdf_of(&document, pages) {
            Ok(bytes) => bytes,
            Err(sentence) => return self.ui.modal = Some(Modal::Problem(sentence)),
        };
        let path = match self.desktop.write_paper(&name, &bytes) {
            Ok(path) => path,
            Err(e) => return self.problem(&e),
        };
        if self.desktop.show(&path).is_err() {
            let sentence = format!("{} {}", screens::SHOW_FAILED, path.display());
            return self.ui.modal = Some(Modal::Problem(sentence));
        }
        let count = printed.len();
        for printed in printed {
            self.note_printing(Some(Ok(printed)));
        }
        if missing.is_empty() {
            self.notice(screens::opened_pdf(&name), Some(ctx));
        } else {
            told(self, dossier::papers_together(count), missing);
        }
    }

    /// Everything that belongs to a round, with its index.
    fn dossier_files(&self, round: RoundId) -> Result<Files, String> {
        let Some(book) = &self.book else { return Ok(Files::default()) };
        let today = self.desktop.now().date();
        let found = papers::dossier(book.read(), round, today).map_err(|e| e.sentence())?;
        let index = (dossier::INDEX_FILE.to_owned(), found.index.into_bytes());
        let mut files = Files { all: vec![index], missing: found.missing, ..Files::default() };
        for (line, content) in found.files {
            let bytes = match content {
                Content::Paper(paper) => self.pdf_of(&paper.document, paper.pages)?,
                Content::File(id) => {
                    let content = book.read().attachment_content(id);
                    match content.map_err(|e| errors::failure(&e.failure()))? {
                        Some((_, bytes)) => bytes,
                        None => continue,
                    }
                }
            };
            files.all.push((line.file, bytes));
        }
        Ok(files)
    }

    /// Pages as PDF, with the properties of their document.
    pub(super) fn pdf_of(&self, document: &Document, pages: Vec<Page>) -> Result<Vec<u8>, String> {
        let today = self.desktop.now().date();
        papers::as_pdf(document, pages, today, self.faces.as_ref()).map_err(|e| {
            log::error!("{e}");
            reports::PDF_FAILED.to_owned()
        })
    }
}

/// The name itself, or with a number behind it where another file has it.
fn free_name(taken: &mut HashSet<String>, name: &str) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|n| !taken.contains(n));
    let free = free.unwrap_or_default();
    taken.insert(free.clone());
    free
}
