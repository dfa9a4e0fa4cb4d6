//! Views: contract types in, markup out. They never fetch, and each renders on the host too.

mod body;
mod card_marks;
mod chips;
mod error_note;
mod filter_bar;
mod headline;
mod image;
mod link;
mod pagination;
mod row;
mod search_form;
mod share;
mod skeleton;
mod theme_menu;
mod tile;
mod trail;
mod when;

pub use body::{body, figure, files, linked_figure};
pub use card_marks::card_marks;
pub use chips::{community_chips, region_chips, tag_chips};
pub use error_note::error_note;
pub use filter_bar::{FilterScope, filter_bar};
pub use headline::headline;
pub use image::{ImageSizes, image};
pub use link::outside_link;
pub use pagination::pagination;
pub use row::row;
pub use search_form::search_form;
pub use share::share;
pub use skeleton::{skeleton_article, skeleton_list};
pub use theme_menu::theme_menu;
pub use tile::tile;
pub use trail::trail;
pub use when::{hour, when};
