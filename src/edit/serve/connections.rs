//! The connections that are open. Where there are too many, the oldest of those that are least used goes: nobody who asks now waits for
//! who asked and went away.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::AbortHandle;

/// How many connections may be open: half of the files that a system gives a process unasked.
const OPEN: usize = 512;
/// How many of them may be streams of events; a tab holds one while it is looked at.
const STREAMS: usize = 128;

/// What a connection is used for, in the order in which connections go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ConnectionUse {
    /// The next request is waited for, or the rest of one.
    Waiting,
    /// A tab hears of changes; it asks again by itself.
    Stream,
    /// An answer is made.
    Answering,
}

/// All connections that are open.
#[derive(Debug, Default)]
pub(super) struct Connections(Mutex<ConnectionTable>);

#[derive(Debug, Default)]
struct ConnectionTable {
    /// Counts every change of a use.
    clock: u64,
    open: BTreeMap<u64, OpenConnection>,
}

#[derive(Debug)]
struct OpenConnection {
    used: ConnectionUse,
    since: u64,
    task: Option<AbortHandle>,
}

/// One connection; it is closed in the table when this is dropped.
#[derive(Debug)]
pub(super) struct Connection {
    number: u64,
    table: Arc<Connections>,
}

impl Connections {
    /// Notes a new connection, in the place of the oldest that is not answered; nothing where all of them are.
    pub(super) fn register(self: &Arc<Self>) -> Option<Connection> {
        let mut table = self.lock_table();
        if table.open.len() >= OPEN
            && !table.close_oldest(ConnectionUse::Waiting, ConnectionUse::Stream)
        {
            return None;
        }
        table.clock += 1;
        let number = table.clock;
        table.open.insert(
            number,
            OpenConnection { used: ConnectionUse::Waiting, since: number, task: None },
        );
        Some(Connection { number, table: Arc::clone(self) })
    }

    fn lock_table(&self) -> MutexGuard<'_, ConnectionTable> {
        // Every change of the table is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ConnectionTable {
    /// Closes the oldest of the least used, where there is one of these two uses.
    fn close_oldest(&mut self, least: ConnectionUse, most: ConnectionUse) -> bool {
        let may_go = |open: &OpenConnection| least <= open.used && open.used <= most;
        let open = self.open.iter().filter(|(_, open)| may_go(open));
        let Some(oldest) = open.min_by_key(|(_, open)| (open.used, open.since)) else {
            return false;
        };
        let number = *oldest.0;
        let open = self.open.remove(&number);
        if let Some(task) = open.and_then(|open| open.task) {
            task.abort();
        }
        true
    }
}

impl Connection {
    /// Notes the task that serves it.
    pub(super) fn served_by(&self, task: AbortHandle) {
        match self.table.lock_table().open.get_mut(&self.number) {
            Some(open) => open.task = Some(task),
            // It went before it was served.
            None => task.abort(),
        }
    }

    /// An answer is made.
    pub(super) fn note_answer(&self) {
        self.is_used_for(ConnectionUse::Answering);
    }

    /// An answer was made; a stream goes on.
    pub(super) fn answered(&self) {
        let is_stream = |open: &OpenConnection| open.used == ConnectionUse::Stream;
        if !self.table.lock_table().open.get(&self.number).is_some_and(is_stream) {
            self.is_used_for(ConnectionUse::Waiting);
        }
    }

    /// It is a stream of events from now on; where there are too many, the oldest goes.
    pub(super) fn streams(&self) {
        let mut table = self.table.lock_table();
        let streams = table.open.values().filter(|open| open.used == ConnectionUse::Stream).count();
        if streams >= STREAMS {
            table.close_oldest(ConnectionUse::Stream, ConnectionUse::Stream);
        }
        drop(table);
        self.is_used_for(ConnectionUse::Stream);
    }

    fn is_used_for(&self, used: ConnectionUse) {
        let mut table = self.table.lock_table();
        table.clock += 1;
        let since = table.clock;
        if let Some(open) = table.open.get_mut(&self.number) {
            (open.used, open.since) = (used, since);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.table.lock_table().open.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(connections: &Arc<Connections>) -> Connection {
        connections.register().expect("there is room, or somebody goes")
    }

    fn are_open(connections: &Connections, of: &[&Connection]) -> Vec<bool> {
        let table = connections.lock_table();
        of.iter().map(|connection| table.open.contains_key(&connection.number)).collect()
    }

    #[test]
    fn who_waits_longest_goes_first_then_the_oldest_stream_and_never_an_answer() {
        let connections = Arc::new(Connections::default());
        let [first, second, third] = std::array::from_fn(|_| open(&connections));
        first.note_answer();
        first.answered();
        third.streams();
        let answering = || {
            let connection = open(&connections);
            connection.note_answer();
            connection
        };
        let mut busy: Vec<Connection> = (3..OPEN).map(|_| answering()).collect();
        let all = [&first, &second, &third];
        assert_eq!(are_open(&connections, &all), [true, true, true]);
        // The first was used after the second.
        for open in [[true, false, true], [false, false, true], [false, false, false]] {
            busy.push(answering());
            assert_eq!(are_open(&connections, &all), open);
        }
        assert!(connections.register().is_none(), "an answer was broken off");
        assert_eq!(connections.lock_table().open.len(), OPEN);
        drop(busy);
        assert!(connections.lock_table().open.is_empty());
    }

    #[test]
    fn of_too_many_streams_the_oldest_goes() {
        let connections = Arc::new(Connections::default());
        let waiting = open(&connections);
        let streams: Vec<Connection> = (0..=STREAMS).map(|_| open(&connections)).collect();
        streams.iter().for_each(Connection::streams);
        streams.iter().for_each(Connection::answered);
        let [oldest, next, .., newest] = &streams[..] else { panic!("there are three") };
        assert_eq!(
            are_open(&connections, &[&waiting, oldest, next, newest]),
            [true, false, true, true]
        );
    }
}
