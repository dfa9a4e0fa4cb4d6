//! The curve of a soak, as a picture and as numbers.

use crate::bench::cost::Cost;
use crate::bench::live::sample::Sample;
use std::fmt::Write;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 260.0;
/// Room for the scales.
const LEFT: f64 = 56.0;
const BELOW: f64 = 36.0;
const ABOVE: f64 = 28.0;
/// Lines of the scale, and about as many words below it.
const STEPS: usize = 4;

/// A line a sample.
pub fn csv(samples: &[(Sample, Cost)], every: u64) -> String {
    let mut text = "seconds,memory_kb,sockets_kb,handles,cpu_seconds\n".to_owned();
    for (number, (sample, cost)) in samples.iter().enumerate() {
        let _ = writeln!(text, "{},{},{},{},{:.2}", number as u64 * every, sample.memory, sample.sockets, sample.handles, cost.seconds);
    }
    text
}

/// Memory in MB over the minutes, from zero: what is flat looks flat.
pub fn svg(curve: &[f64], every: u64) -> String {
    let top = nice(curve.iter().copied().fold(1.0, f64::max));
    let minutes = (curve.len().max(2) - 1) as f64 * every as f64 / 60.0;
    let x = |at: f64| LEFT + (WIDTH - LEFT - 16.0) * at / minutes;
    let y = |mb: f64| HEIGHT - BELOW - (HEIGHT - BELOW - ABOVE) * mb / top;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n\
         <title>Memory of the newsroom in MB over {minutes:.0} minutes of mixed load</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         <text x=\"{LEFT}\" y=\"16\" fill=\"#333\">Memory of the newsroom, MB, over minutes of mixed load</text>\n"
    );
    for step in 0..=STEPS {
        let share = step as f64 / STEPS as f64;
        let (mb, line) = (top * share, y(top * share));
        let _ = writeln!(text, "<path d=\"M{LEFT} {line:.1}H{:.1}\" stroke=\"#ddd\"/>", WIDTH - 16.0);
        let _ = writeln!(text, "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"#333\">{mb:.0}</text>", LEFT - 8.0, line + 4.0);
        let _ = writeln!(
            text,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#333\">{:.0}</text>",
            x(minutes * share),
            HEIGHT - 14.0,
            minutes * share
        );
    }
    let points: Vec<String> = curve.iter().enumerate().map(|(at, mb)| format!("{:.1},{:.1}", x(at as f64 * every as f64 / 60.0), y(*mb))).collect();
    let _ = writeln!(text, "<polyline points=\"{}\" fill=\"none\" stroke=\"#0b57a4\" stroke-width=\"1.5\"/>\n</svg>", points.join(" "));
    text
}

/// The next round number, so that a quarter of it is one, too.
fn nice(most: f64) -> f64 {
    let step = 10.0_f64.powf(most.log10().floor()) / 2.5;
    (most / step).ceil() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_begins_at_zero_and_holds_the_highest_point() {
        for (most, top) in [(90.0, 92.0), (101.0, 120.0), (400.0, 400.0), (7.0, 7.2)] {
            assert!((nice(most) - top).abs() < 0.01, "{most}: {}", nice(most));
        }
        let svg = svg(&[10.0, 80.0, 40.0], 60);
        assert!(svg.contains("points=\"56.0,199.5 380.0,28.0 704.0,126.0\""), "{svg}");
    }

    #[test]
    fn every_sample_is_a_line() {
        let sample = Sample { memory: 2_048, sockets: 4, handles: 20, orphans: 0 };
        let cost = Cost { seconds: 1.5, memory: 2_048, peak: 2_048 };
        assert_eq!(csv(&[(sample, cost), (sample, cost)], 5), "seconds,memory_kb,sockets_kb,handles,cpu_seconds\n0,2048,4,20,1.50\n5,2048,4,20,1.50\n");
    }
}
