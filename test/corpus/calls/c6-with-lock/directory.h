#ifndef DIRECTORY_H
#define DIRECTORY_H

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace directory {

extern std::mutex usersMutex;
extern std::map<std::string, int> users;
extern std::mutex groupsMutex;
extern std::map<int, std::set<std::string>> groups;

bool addUser(const std::string &name, int group);
int dropGroup(int group);

} // namespace directory

#endif
