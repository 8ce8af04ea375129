#pragma once

namespace app {

enum class Request { Login, Home, Invoice, Search };

/// Brings up whatever `request` needs and nobody has needed before. Called at
/// the start of every request, from any worker.
void boot(Request request);

/// The part of boot() that knows modules and services.
void loadNeedsOf(Request request);

} // namespace app
