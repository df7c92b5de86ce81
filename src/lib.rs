//! Dân Vận Khéo: a year of a Party office's dân vận work in one local file, and its papers.
pub mod cli;
pub mod defaults;
pub mod desktop;
pub mod domain;
pub mod exchange;
pub mod layout;
pub mod listing;
pub mod papers;
pub mod pdf;
pub mod picture;
pub mod records;
pub mod report;
pub mod sample;
pub mod store;
pub mod text;
pub mod ui;
pub mod workspace;
