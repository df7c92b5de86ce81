//! Domain values in words: problems, states, kinds, and what a step of the history did.
mod choices;
mod names;
mod problems;
mod steps;

pub use choices::{
    amendment_kind, answer, award_order, blank_movement, dialogue_kind, effect, follow_up_period,
    gender, internal_rule_kind, list_kind, model_kind, model_subject, numbering, paper_state,
    recipient_kind, registration_kind, registration_state, reward_subject, round_state, signing,
    stored_choice, succession_kind, yes_no,
};
pub use names::{also_called_decision, also_called_round, decision, decision_number, joined};
pub use problems::{finding, problem};
pub use steps::edit;
