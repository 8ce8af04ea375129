#pragma once

constexpr int copierThreads = 8;
constexpr int openFiles = 8;
