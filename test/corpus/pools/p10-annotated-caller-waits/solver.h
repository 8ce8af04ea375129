#pragma once

/// For the caller's own thread: waits for the half it gives away.
int solveInTwo(int from, int to);
