//! Reusable drawing pieces, as methods of `Art`. Light comes from the left everywhere.

mod buildings;
mod houses;
mod interior;
mod land;
mod people;
mod poses;
mod sky;
mod street;
mod things;
mod trees;
mod vehicles;

pub use buildings::Grid;
pub use people::Pose;
