//! Work on many things at once, on as many threads as there are processors.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// With fewer bytes to look at, starting a thread costs more than it gains.
const WORTH_A_THREAD: usize = 1 << 18;

/// What `call` makes of each item, in the order of the items; `bytes` is how much there is to look at.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    bytes: usize,
    call: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if bytes < WORTH_A_THREAD {
        return items.iter().map(call).collect();
    }
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                return done;
            };
            done.push((at, call(item)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others = processors.min(items.len()).saturating_sub(1);
        let others: Vec<_> = (0..others).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::{WORTH_A_THREAD, map};

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let numbers: Vec<usize> = (0..1_000).collect();
        for bytes in [0, WORTH_A_THREAD] {
            let doubled = map(&numbers, bytes, |number| number * 2);
            assert!(doubled.iter().copied().eq((0..1_000).map(|it| it * 2)));
            assert!(map(&[] as &[usize], bytes, |it| *it).is_empty());
        }
    }
}
