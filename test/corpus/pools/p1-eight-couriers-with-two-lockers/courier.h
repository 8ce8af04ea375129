#ifndef COURIER_H
#define COURIER_H

void deliver(int parcels);

#endif
