use crate::manuscript::Fault;
use std::fmt;

/// What an import did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    pub created: u32,
    pub updated: u32,
    /// The very same was there, or it stays withdrawn.
    pub unchanged: u32,
    pub withdrawn: u32,
    /// Articles that got views.
    pub viewed: u32,
    /// Pictures made, or found made.
    pub pictures: usize,
    /// Pictures of other hosts that stay at their addresses.
    pub left: Vec<Failure>,
    pub failures: Vec<Failure>,
}

/// An article that did not go in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// The name of its file, and the line where that can be told.
    pub file: String,
    pub line: Option<usize>,
    /// In words for who wrote it.
    pub reason: String,
}

impl Failure {
    pub(super) fn of(file: String, fault: Fault) -> Self {
        Self { file, line: fault.line, reason: fault.words }
    }
}

impl Report {
    /// Whether every article went in: else the program ends with an error.
    pub fn is_clean(&self) -> bool {
        self.failures.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { created, updated, unchanged, withdrawn, pictures, .. } = self;
        write!(f, "{created} articles created, {updated} updated, {unchanged} unchanged, {withdrawn} withdrawn; {pictures} pictures")?;
        for Failure { file, reason, .. } in &self.left {
            write!(f, "\n  {file}: a picture stays at its address: {reason}")?;
        }
        for Failure { file, line, reason } in &self.failures {
            write!(f, "\n  {file}")?;
            line.map_or(Ok(()), |line| write!(f, ":{line}"))?;
            write!(f, ": {reason}")?;
        }
        if !self.is_clean() {
            write!(f, "\n{} articles did not go in", self.failures.len())?;
        }
        Ok(())
    }
}
