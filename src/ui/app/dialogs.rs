//! What the program says by itself: notices in the corner, and questions that wait for an answer.
use super::App;
use crate::{
    domain::{
        decision::Decision,
        edit::Edit,
        failure::Failure,
        ids::{Record, StepId},
        quick_list::QuickList,
    },
    listing::profile::{Profile, profile},
    text::{actions, drafts, errors, salvage, screens},
    ui::{action::Action, drafts::OfferedDraft, theme, widgets::press::meant},
    workspace::Step,
};
use std::{path::PathBuf, time::Duration};

/// A question that waits for an answer.
pub(super) enum Modal {
    Problem(String),
    InUse {
        sentence: String,
        newest: Option<PathBuf>,
    },
    /// A record that others need, with a jump to each.
    UsedBy {
        sentence: String,
        users: Vec<(Record, String)>,
    },
    OldStep(Step),
    /// “Phát hành”: asked once, with what will be fixed.
    Issue {
        decision: Box<Decision>,
        sentence: String,
    },
    /// “Ghi vào sổ” of a list that stands in the book already: asked once.
    RecordAgain {
        list: Box<QuickList>,
        sentence: String,
    },
    /// Two records that may be one: asked once, with both in sight.
    Merge {
        kept: (Record, Profile),
        gone: (Record, Profile),
    },
    Restore {
        book: PathBuf,
        title: &'static str,
        sentence: String,
        backups: Vec<PathBuf>,
        /// The book is there and damaged: what can be read of it may be saved.
        can_salvage: bool,
    },
    /// What came of longer work, line by line.
    Told {
        title: &'static str,
        sentence: String,
        lines: Vec<String>,
    },
    /// Files of these names are there already: asked before they are written over.
    WriteOver {
        sentence: String,
    },
    /// Something half typed that cannot be opened again: it is let go only when it is asked for.
    Draft {
        line: Box<OfferedDraft>,
        sentence: String,
    },
}

/// A sentence in the corner.
pub(super) struct Notice {
    pub(super) text: String,
    pub(super) until: Option<f64>,
    /// The step its “Hoàn tác” takes back.
    pub(super) undo: Option<StepId>,
}

impl App {
    /// Asks whether two records are one, with all that is known of both.
    pub(super) fn ask_to_merge(&mut self, kept: Record, gone: Record) {
        let Some(book) = &self.book else { return };
        let page =
            |record| profile(book.read(), record).map(|page| (record, page.unwrap_or_default()));
        match page(kept).and_then(|kept| Ok((kept, page(gone)?))) {
            Ok((kept, gone)) => self.ui.modal = Some(Modal::Merge { kept, gone }),
            Err(e) => self.problem(&e.failure()),
        }
    }

    pub(super) fn notice(&mut self, text: impl Into<String>, ctx: Option<&egui::Context>) {
        let text = text.into();
        if !text.is_empty() {
            let until = ctx.map(|c| c.input(|i| i.time) + 6.0);
            // What is said again stands once.
            self.ui.notices.retain(|notice| notice.text != text || notice.undo.is_some());
            self.ui.notices.push(Notice { text, until, undo: None });
        }
    }

    pub(super) fn notice_with_undo(
        &mut self,
        text: &str,
        step: Option<StepId>,
        ctx: &egui::Context,
    ) {
        self.notice(text, Some(ctx));
        if let Some(notice) = self.ui.notices.last_mut() {
            notice.undo = step;
        }
    }

    pub(super) fn problem(&mut self, failure: &Failure) {
        log::warn!("refused: {}", failure_kind(failure));
        self.ui.modal = Some(Modal::Problem(errors::failure(failure)));
    }

    pub(super) fn notices_ui(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|i| i.time);
        self.ui.notices.retain(|n| n.until.is_none_or(|u| u > now));
        let excess = self.ui.notices.len().saturating_sub(3);
        self.ui.notices.drain(..excess);
        let place = theme::take_place_of_notices(ctx);
        if self.ui.notices.is_empty() {
            return theme::leave_room_for_notices(ctx, 0.0);
        }
        let p = theme::palette(ctx);
        let mut closed = None;
        // Never over the buttons of a form: what goes away there would leave one of them under the pointer.
        let whole = ctx.content_rect();
        let (place, pivot) = match place {
            Some(place) => (place, egui::Align2::LEFT_BOTTOM),
            None => (whole, egui::Align2::RIGHT_BOTTOM),
        };
        let is_strip = pivot == egui::Align2::LEFT_BOTTOM;
        let width =
            if is_strip { place.width() } else { (place.width() - 48.0).clamp(160.0, 420.0) };
        let at = if is_strip { place } else { place.shrink(theme::gap::FIELD) };
        let area = egui::Area::new(egui::Id::unique("notices"))
            .pivot(pivot)
            .fixed_pos(pivot.pos_in_rect(&at))
            .order(egui::Order::Middle)
            .show(ctx, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (i, notice) in self.ui.notices.iter().enumerate() {
                    let frame = if is_strip {
                        theme::at_edge(p.ground)
                    } else {
                        let popup = egui::Frame::popup(ui.style()).fill(p.paper);
                        popup.inner_margin(theme::margin::PANE)
                    };
                    let shown = frame.show(ui, |ui| {
                        let size =
                            egui::vec2(width - 2.0 * theme::gap::EDGE, theme::height::NOTICE);
                        let across = egui::Layout::left_to_right(egui::Align::Center);
                        ui.allocate_ui_with_layout(size, across, |ui| {
                            ui.set_min_size(size);
                            let buttons = if notice.undo.is_some() { 130.0 } else { 40.0 };
                            let text = ui.available_width() - buttons;
                            ui.scope(|ui| {
                                ui.set_max_width(text.max(120.0));
                                ui.add(egui::Label::new(&notice.text).wrap());
                            });
                            if let Some(step) = notice.undo
                                && meant(&ui.button(actions::UNDO))
                            {
                                self.actions.push(Action::UndoStep(step));
                                closed = Some(i);
                            }
                            ui.with_layout(
                                egui::Layout::right_to_left(egui::Align::Center),
                                |ui| {
                                    theme::quiet_menus(ui);
                                    if ui
                                        .add(theme::small_button("✕"))
                                        .on_hover_text(actions::CLOSE)
                                        .clicked()
                                    {
                                        closed = Some(i);
                                    }
                                },
                            );
                        });
                    });
                    let rect = shown.response.rect;
                    let line = egui::Stroke::new(1.0, p.line);
                    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
                }
            });
        if is_strip {
            theme::leave_room_for_notices(ctx, area.response.rect.height());
        }
        if let Some(i) = closed {
            self.ui.notices.remove(i);
        }
        if let Some(next) = self.ui.notices.iter().filter_map(|n| n.until).reduce(f64::min) {
            ctx.request_repaint_after(Duration::from_secs_f64((next - now).clamp(0.05, 10.0)));
        }
    }

    pub(super) fn modal_ui(&mut self, ctx: &egui::Context) {
        let Some(modal) = &self.ui.modal else { return };
        let out = &self.actions;
        let mut close = false;
        let room = ctx.content_rect().size();
        let response = theme::dialog(ctx, "modal").show(ctx, |ui| {
            ui.set_max_width((room.x - 60.0).min(520.0));
            match modal {
                Modal::Problem(sentence) => {
                    ui.heading(screens::PROBLEM_TITLE);
                    ui.label(sentence);
                    ui.add_space(theme::gap::NEAR);
                    close |= theme::main_button(ui, actions::OK).clicked();
                }
                Modal::InUse { sentence, newest } => {
                    ui.heading(screens::PROBLEM_TITLE);
                    ui.label(sentence);
                    ui.add_space(theme::gap::NEAR);
                    ui.horizontal(|ui| {
                        if let Some(path) = newest
                            && ui.button(actions::RESTORE_NEWEST).clicked()
                        {
                            out.push(Action::LookAt(path.clone()));
                            close = true;
                        }
                        close |= theme::main_button(ui, actions::OK).clicked();
                    });
                }
                Modal::UsedBy { sentence, users } => {
                    ui.heading(screens::PROBLEM_TITLE);
                    ui.label(sentence);
                    ui.add_space(theme::gap::NEAR);
                    egui::ScrollArea::vertical().max_height((room.y - 160.0).min(260.0)).show(
                        ui,
                        |ui| {
                            for (record, name) in users {
                                if ui.link(name).clicked() {
                                    out.push(Action::Show(*record));
                                    close = true;
                                }
                            }
                        },
                    );
                    ui.add_space(theme::gap::NEAR);
                    close |= theme::main_button(ui, actions::OK).clicked();
                }
                Modal::OldStep(step) => {
                    ui.heading(screens::OLD_STEP_TITLE);
                    ui.label(screens::old_step(&step.label, &step.at));
                    ui.add_space(theme::gap::NEAR);
                    ui.horizontal(|ui| {
                        if meant(&theme::main_button(ui, actions::YES_UNDO)) {
                            out.push(Action::Undo { asked: true });
                            close = true;
                        }
                        close |= ui.button(actions::CANCEL).clicked();
                    });
                }
                Modal::Issue { decision, sentence } => {
                    ui.heading(screens::ISSUE_TITLE);
                    ui.label(sentence);
                    ui.add_space(theme::gap::NEAR);
                    ui.horizontal(|ui| {
                        if meant(&theme::main_button(ui, actions::ISSUE_YES)) {
                            out.push(Action::IssueNow(decision.clone()));
                            close = true;
                        }
                        close |= ui.button(actions::NOT_YET).clicked();
                    });
                }
                Modal::RecordAgain { list, sentence } => {
                    ui.heading(screens::RECORD_AGAIN_TITLE);
                    ui.label(sentence);
                    ui.add_space(theme::gap::NEAR);
                    ui.horizontal(|ui| {
                        if meant(&ui.button(actions::RECORD_AGAIN)) {
                            out.push(Action::RecordAgain(list.clone()));
                            close = true;
                        }
                        close |= theme::main_button(ui, actions::NOT_AGAIN).clicked();
                    });
                }
                Modal::Merge { kept, gone } => {
                    ui.heading(screens::MERGE_TITLE);
                    egui::ScrollArea::vertical().max_height(room.y - 170.0).show(ui, |ui| {
                        merge_side_ui(ui, screens::MERGE_KEPT, &kept.1);
                        ui.add_space(theme::gap::NEAR);
                        merge_side_ui(ui, screens::MERGE_GONE, &gone.1);
                        ui.add_space(theme::gap::LABEL);
                    });
                    ui.horizontal(|ui| {
                        if meant(&theme::main_button(ui, actions::MERGE)) {
                            let edit = Edit::Merge { kept: kept.0, gone: gone.0 };
                            out.push(Action::Edit(edit));
                            close = true;
                        }
                        close |= ui.button(actions::CANCEL).clicked();
                    });
                }
                Modal::Draft { line, sentence } => {
                    ui.heading(drafts::TITLE);
                    ui.label(egui::RichText::new(&line.title).family(theme::bold_family()));
                    ui.label(sentence);
                    if let Some(typed) = &line.aside {
                        ui.add_space(theme::gap::NEAR);
                        let height = (room.y - 200.0).min(260.0);
                        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
                            ui.add(egui::Label::new(typed).wrap());
                        });
                    }
                    ui.add_space(theme::gap::NEAR);
                    ui.horizontal_wrapped(|ui| {
                        close |= theme::main_button(ui, drafts::LEAVE).clicked();
                        if line.aside.is_none() && ui.button(drafts::FIND_BOOK).clicked() {
                            out.push(Action::AskOpen);
                            close = true;
                        }
                        if meant(&ui.button(drafts::DROP)) {
                            out.push(Action::DropDraft(line.clone()));
                            close = true;
                        }
                    });
                }
                Modal::Restore { book, title, sentence, backups, can_salvage } => {
                    ui.heading(*title);
                    egui::ScrollArea::vertical().max_height((room.y - 140.0).min(360.0)).show(
                        ui,
                        |ui| {
                            ui.label(sentence);
                            for path in backups {
                                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                                if meant(&ui.button(name)) {
                                    out.push(Action::Restore {
                                        book: book.clone(),
                                        from: path.clone(),
                                    });
                                    close = true;
                                }
                            }
                            if *can_salvage {
                                ui.label(salvage::OFFER);
                            }
                        },
                    );
                    ui.horizontal_wrapped(|ui| {
                        if ui.button(screens::CHOOSE_FILE).clicked() {
                            out.push(Action::AskBackup(book.clone()));
                            close = true;
                        }
                        if *can_salvage && ui.button(actions::SALVAGE).clicked() {
                            out.push(Action::AskSalvage(book.clone()));
                            close = true;
                        }
                        close |= ui.button(actions::CANCEL).clicked();
                    });
                }
                Modal::WriteOver { sentence } => {
                    ui.heading(screens::WRITE_OVER_TITLE);
                    ui.label(sentence);
                    ui.add_space(theme::gap::NEAR);
                    ui.horizontal(|ui| {
                        if meant(&ui.button(actions::WRITE_OVER)) {
                            out.push(Action::WriteOver);
                            close = true;
                        }
                        close |= theme::main_button(ui, actions::CANCEL).clicked();
                    });
                }
                Modal::Told { title, sentence, lines } => {
                    ui.heading(*title);
                    ui.label(sentence);
                    ui.add_space(theme::gap::NEAR);
                    egui::ScrollArea::vertical().max_height((room.y - 170.0).min(360.0)).show(
                        ui,
                        |ui| {
                            for line in lines {
                                ui.add(egui::Label::new(line).wrap());
                            }
                        },
                    );
                    ui.add_space(theme::gap::NEAR);
                    close |= theme::main_button(ui, actions::OK).clicked();
                }
            }
        });
        if close || response.should_close() {
            self.ui.modal = None;
            ctx.request_repaint();
        }
    }
}

/// One of two records that may be one: what the book knows of it.
fn merge_side_ui(ui: &mut egui::Ui, role: &str, page: &Profile) {
    const LINES: usize = 4;
    let p = theme::palette(ui.ctx());
    ui.label(egui::RichText::new(role).color(p.ink2).size(theme::size::SMALL));
    ui.label(egui::RichText::new(&page.title).family(theme::bold_family()));
    if !page.subtitle.is_empty() {
        ui.label(&page.subtitle);
    }
    for (heading, lines) in &page.sections {
        ui.label(
            egui::RichText::new(format!("{heading}  {}", lines.len())).size(theme::size::SMALL),
        );
        for line in lines.iter().take(LINES) {
            ui.add(egui::Label::new(format!("• {}", line.text)).wrap());
        }
        if lines.len() > LINES {
            ui.label(egui::RichText::new("…").color(p.ink2));
        }
    }
}

/// A failure without anything personal, for the log.
fn failure_kind(failure: &Failure) -> String {
    let text = format!("{failure:?}");
    text.split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
}
