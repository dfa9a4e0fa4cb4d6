//! `newsroom bench-api`.

use super::BenchArgs;

pub async fn api(args: BenchArgs) -> anyhow::Result<()> {
    anyhow::bail!("measuring with {} articles is not built yet", args.articles)
}
