package dev.retune.app;

import dev.retune.collect.Burst;
import dev.retune.ui.overview.HeldDesk;
import java.util.List;

/** What the held votes ask of the services. */
record HeldServices(CollectorModule collector, String person) implements HeldDesk {

  @Override
  public List<Burst> bursts() {
    return collector.quarantine().list();
  }

  @Override
  public Burst release(long id) {
    return collector.quarantine().release(id, person);
  }

  @Override
  public Burst discard(long id) {
    return collector.quarantine().discard(id, person);
  }
}
