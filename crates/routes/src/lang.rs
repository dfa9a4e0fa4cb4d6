/// The language of the interface. Ukrainian has the plain addresses, English those under `/en`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Lang {
    #[default]
    Uk,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Uk, Self::En];

    /// The BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Uk => "uk",
            Self::En => "en",
        }
    }

    /// What the paths of this language begin with.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Uk => "",
            Self::En => "/en",
        }
    }

    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Self::Uk => Self::En,
            Self::En => Self::Uk,
        }
    }
}
