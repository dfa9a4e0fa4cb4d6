//! Requests of one client in a second. Each client has a bucket, as the generic cell rate algorithm has it; buckets that are full
//! again are forgotten, and so are those of clients who seldom ask when there are too many: who asks most is remembered longest.

use super::Rate;
use crate::http::access::{Client, is_near};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use moka::sync::Cache;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Clients that are remembered: some 15 MB.
pub(super) const CLIENTS: u64 = 50_000;

type Bucket<C> = RateLimiter<NotKeyed, InMemoryState, C, NoOpMiddleware<<C as Clock>::Instant>>;

pub(super) struct Rates<C: Clock = DefaultClock> {
    quota: Quota,
    clock: C,
    buckets: Cache<IpAddr, Arc<Bucket<C>>>,
    /// Whether the log has been told of a proxy that nobody declared.
    told: AtomicBool,
}

impl Rates {
    pub fn new(rate: Rate) -> Self {
        Self::timed(rate, DefaultClock::default())
    }
}

impl<C: Clock + Clone + Send + Sync + 'static> Rates<C>
where
    C::Instant: Send + Sync,
{
    pub fn timed(rate: Rate, clock: C) -> Self {
        let quota = Quota::per_second(rate.per_second).allow_burst(rate.burst);
        // A bucket that is full again is as good as a new one.
        let full = Duration::from_secs(u64::from(rate.burst.get() / rate.per_second.get()) + 2);
        let buckets = Cache::builder().max_capacity(CLIENTS).time_to_idle(full).build();
        Self { quota, clock, buckets, told: AtomicBool::new(false) }
    }

    /// Counts one request; in the error are the seconds after which there is room again.
    ///
    /// Addresses of this machine and of private networks are proxies more often than readers: where one is not declared, all
    /// readers would be one client, so that they are not counted.
    pub fn count(&self, client: &Client) -> Result<(), u32> {
        if is_near(client.address) {
            if client.unheard && !self.told.swap(true, Ordering::Relaxed) {
                tracing::warn!(
                    proxy = %client.address,
                    "readers come through a proxy that is not declared and cannot be told apart, so that none is limited: add its address to trusted_proxies"
                );
            }
            return Ok(());
        }
        let bucket = self.buckets.get_with(network(client.address), || Arc::new(RateLimiter::direct_with_clock(self.quota, self.clock.clone())));
        bucket.check().map_err(|until| {
            if client.unheard && !self.told.swap(true, Ordering::Relaxed) {
                tracing::warn!(client = %client.address, "a client that sends X-Forwarded-For asks too often; if it is your proxy or CDN, add its address to trusted_proxies");
            }
            let seconds = until.wait_time_from(self.clock.now()).as_secs_f64().ceil();
            (seconds as u32).max(1)
        })
    }

    /// How many clients are remembered.
    #[cfg(test)]
    pub fn clients(&self) -> u64 {
        self.buckets.run_pending_tasks();
        self.buckets.entry_count()
    }
}

/// Who counts as one. Of IPv6 a subscriber has a whole /64.
pub(in crate::http) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        address => address,
    }
}
