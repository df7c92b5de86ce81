//! Every Vietnamese word on screen, on paper or in an error. Nothing outside this folder says a word.
//!
//! Rules of wording: sổ (file), đợt (award round), giấy (printed paper), bản chính, bản nháp, gói.
//! A message says in at most two lines what happened and what to do. Buttons are verbs, with “…”
//! when a dialog follows; labels carry no colon. Never: database, snapshot, ID, null.
pub mod actions;
pub mod address;
pub mod agenda;
pub mod arranged;
pub mod bands;
pub mod breaks;
pub mod citation;
pub mod cli;
pub mod criteria;
pub mod damage;
pub mod dates;
pub mod decision_words;
pub mod democracy_papers;
pub mod desk;
pub mod dossier;
pub mod drafts;
pub mod errors;
pub mod evaluation;
pub mod figures;
pub mod labels;
pub mod letters;
pub mod numbers;
pub mod office_files;
pub mod papers;
pub mod pasted;
pub mod print;
pub mod profile;
pub mod registers;
pub mod reminders;
pub mod reports;
pub mod results;
pub mod review;
pub mod salvage;
pub mod sample;
pub mod score_papers;
pub mod scoring;
pub mod screens;
pub mod sentence;
pub mod submission;
pub mod template;
pub mod terms;
pub mod training_papers;
pub mod typed_path;
mod wording;
pub mod year_lists;
pub mod year_papers;
pub mod year_report;
