#pragma once

#include <string>

enum class Kind { interactive, batch, idle };

struct Task {
  Kind kind;
  std::string name;
};

/// Whether the left one is less urgent.
bool operator<(const Task &left, const Task &right);

void setWeight(Kind kind, int weight);

void addTask(Task task);
void orderChanged();
Task nextTask();
