//===-- test/unit/report/InventoryTest.cpp - Every lock and every order ---===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "report/Inventory.h"

#include "gtest/gtest.h"

using namespace holdwait::report;
using namespace holdwait::report::samples;

namespace {

Inventory sample() {
  Inventory I;
  I.Classes = {
      {"Cache::mu_",
       "std::mutex",
       {"/src/cache.h", 7, 14},
       {frame("Cache::put", "cache.cpp", 4, 31), frame("Cache::flush", "cache.cpp", 9, 30)}},
      {"Idle::mu_", "", {}, {}}};
  I.Edges = {{"Log::mu_", "Cache::mu_", 1, inversion().Witnesses[1]}};
  return I;
}

using Writer = void (*)(const Inventory &, const WriteOptions &, llvm::raw_ostream &);

std::string inventoryBy(Writer Write, const Inventory &I) {
  SourceCache Sources("", sources());
  WriteOptions Options;
  Options.SourceRoot = "/src/";
  Options.Sources = &Sources;
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  Write(I, Options, OS);
  return Text;
}

TEST(Inventory, AsText) {
  EXPECT_EQ(inventoryBy(writeInventory, sample()),
            R"('Cache::mu_', std::mutex, declared at cache.h:7:14
  acquired in 2 places:
    cache.cpp:4:31 in Cache::put
    cache.cpp:9:30 in Cache::flush

'Idle::mu_'
  never acquired

'Log::mu_' before 'Cache::mu_', 1 pair of places, for example:
  thread (main): holds 'Log::mu_', waits for 'Cache::mu_'
    acquires 'Log::mu_':
      #0 Log::locked at log.cpp:11:10
         11 |   return std::unique_lock<std::mutex>(mu_);
            |          ^ acquired here
      #1 Log::rotate at log.cpp:6:39
      #2 main at main.cpp:35:3
    then waits for 'Cache::mu_':
      #0 Cache::flush at cache.cpp:9:30
          9 |         std::lock_guard<std::mutex> lock(mu_);
            |                                     ^ waits here
      #1 Log::rotate at log.cpp:7:3
      #2 main at main.cpp:35:3

2 lock classes, 2 places that acquire them, 1 order of two locks
)");
}

TEST(Inventory, AsJson) {
  EXPECT_EQ(inventoryBy(writeInventoryJson, sample()), R"({
  "version": 1,
  "classes": [
    {
      "name": "Cache::mu_",
      "type": "std::mutex",
      "declaration": {
        "file": "cache.h",
        "line": 7,
        "column": 14
      },
      "sites": [
        {
          "function": "Cache::put",
          "file": "cache.cpp",
          "line": 4,
          "column": 31
        },
        {
          "function": "Cache::flush",
          "file": "cache.cpp",
          "line": 9,
          "column": 30
        }
      ]
    },
    {
      "name": "Idle::mu_",
      "type": "",
      "declaration": {
        "file": "",
        "line": 0,
        "column": 0
      },
      "sites": []
    }
  ],
  "edges": [
    {
      "held": "Log::mu_",
      "wanted": "Cache::mu_",
      "count": 1,
      "example": {
        "thread": "main",
        "holds": {
          "lock": "Log::mu_",
          "mode": "",
          "object": "",
          "frames": [
            {
              "function": "Log::locked",
              "file": "log.cpp",
              "line": 11,
              "column": 10
            },
            {
              "function": "Log::rotate",
              "file": "log.cpp",
              "line": 6,
              "column": 39
            },
            {
              "function": "main",
              "file": "main.cpp",
              "line": 35,
              "column": 3
            }
          ]
        },
        "waits": {
          "lock": "Cache::mu_",
          "mode": "",
          "object": "",
          "frames": [
            {
              "function": "Cache::flush",
              "file": "cache.cpp",
              "line": 9,
              "column": 30
            },
            {
              "function": "Log::rotate",
              "file": "log.cpp",
              "line": 7,
              "column": 3
            },
            {
              "function": "main",
              "file": "main.cpp",
              "line": 35,
              "column": 3
            }
          ]
        },
        "also_held": [],
        "occurrences": 1
      }
    }
  ]
}
)");
}

TEST(Inventory, Empty) {
  EXPECT_EQ(inventoryBy(writeInventory, {}),
            "0 lock classes, 0 places that acquire them, 0 orders of two locks\n");
  EXPECT_EQ(inventoryBy(writeInventoryJson, {}),
            "{\n  \"version\": 1,\n  \"classes\": [],\n  \"edges\": []\n}\n");
}

} // namespace
