//! Lists and figures as screen, paper and command line show them: one definition for all.
pub mod agenda;
pub mod awards;
pub mod desk;
pub mod figures;
pub mod not_sent;
pub mod predecessors;
pub mod profile;
pub mod ranking;
pub mod recognised;
pub mod registered;
pub mod replicated;
pub mod results;
pub mod review;
pub mod scoring;
pub mod targets;
pub mod year_report;
