/// How articles are laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Layout {
    /// Rows with a picture.
    #[default]
    List,
    /// Titles and times.
    Compact,
    /// Pictures above titles, as many in a row as there is room for.
    Cards,
}

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    Light,
    Dark,
    /// As the page around it has it; the loader says which that is, and without it this is as `Auto`.
    Host,
}

/// Where links open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Target {
    #[default]
    Blank,
    /// In place of the page around the widget.
    Top,
}

impl Layout {
    pub const ALL: [Self; 3] = [Self::List, Self::Compact, Self::Cards];

    /// The value in a query.
    pub fn code(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Compact => "compact",
            Self::Cards => "cards",
        }
    }
}

impl Theme {
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Host];

    /// The value in a query.
    pub fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Host => "host",
        }
    }
}

impl Target {
    pub const ALL: [Self; 2] = [Self::Blank, Self::Top];

    /// The value in a query and of a link's `target`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "_blank",
            Self::Top => "_top",
        }
    }
}
