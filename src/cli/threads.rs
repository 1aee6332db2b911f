//! The threads on which catalogue and reports are worked on.

use std::sync::mpsc::{Sender, channel};
use std::thread;

use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// Starts as many workers as the system allows. Left to itself the pool would end the program where it cannot start one
/// (a limit on processes or memory); so the threads are made first, and with none the calling thread does all the work.
pub fn start() {
    let wanted = thread::available_parallelism().map_or(1, usize::from);
    let mut waiting: Vec<Sender<ThreadBuilder>> = Vec::new();
    for _ in 0..wanted {
        let (hand_over, work) = channel::<ThreadBuilder>();
        let spawned = thread::Builder::new().spawn(move || {
            if let Ok(worker) = work.recv() {
                worker.run();
            }
        });
        if spawned.is_err() {
            break;
        }
        waiting.push(hand_over);
    }
    let builder = ThreadPoolBuilder::new().num_threads(waiting.len().max(1));
    let built = if waiting.is_empty() {
        builder.use_current_thread().build_global()
    } else {
        let hand_over = |worker| match waiting.pop().map(|thread| thread.send(worker)) {
            Some(Ok(())) => Ok(()),
            _ => Err(std::io::ErrorKind::Other.into()),
        };
        builder.spawn_handler(hand_over).build_global()
    };
    // Somebody else has started the pool: that is what was wanted.
    built.ok();
}
