/// Gives a run of an example an exit status when its threads wait for each
/// other forever. A timer signal, not a thread: the watchdog must be no
/// participant of what it watches.

#pragma once

namespace example {

/// Exit status of a run that stopped making progress.
constexpr int kDeadlockStatus = 3;

/// Ends the process with kDeadlockStatus once 2 s go by without a call of
/// reportProgress(). `story` is named in the message.
void startWatchdog(const char *story);

/// Restarts the 2 s. Does nothing before startWatchdog().
void reportProgress();

} // namespace example
