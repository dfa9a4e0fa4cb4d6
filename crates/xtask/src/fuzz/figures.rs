/// What libFuzzer says of a run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    executions: String,
    per_second: String,
    edges: String,
    corpus: usize,
    crashes: usize,
}

impl Figures {
    pub const HEAD: &str = "target        executions     exec/s     edges    corpus  crashes";

    /// Reads the last line of its progress, and its statistics.
    pub fn read(log: &str, corpus: usize, crashes: usize) -> Self {
        let told =
            |name: &str| log.lines().rev().find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name)?.trim_start_matches(':').split_whitespace().next());
        let edges = log.lines().rev().find_map(|line| line.split_once(" cov: ")?.1.split_whitespace().next());
        let or = |figure: Option<&str>| figure.unwrap_or("–").to_owned();
        Self { executions: or(told("number_of_executed_units")), per_second: or(told("average_exec_per_sec")), edges: or(edges), corpus, crashes }
    }

    pub fn line(&self, target: &str) -> String {
        let Self { executions, per_second, edges, corpus, crashes } = self;
        format!("{target:<12} {executions:>11} {per_second:>10} {edges:>9} {corpus:>9} {crashes:>8}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_progress_and_the_statistics_count() {
        let log = "#2\tINITED cov: 12 ft: 13 corp: 1/1b\n#9\tNEW    cov: 215 ft: 1300 corp: 40/1b\nDone 9 runs\nstat::number_of_executed_units: 1234\nstat::average_exec_per_sec:     56\n";
        let figures = Figures::read(log, 41, 0);
        assert_eq!(figures.line("html"), "html                1234         56       215        41        0");
        assert_eq!(figures.line("html").len(), Figures::HEAD.len());
        assert_eq!(Figures::read("", 0, 1).executions, "–");
    }
}
