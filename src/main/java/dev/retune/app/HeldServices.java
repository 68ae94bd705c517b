package dev.retune.app;

import dev.retune.collect.Burst;
import dev.retune.ui.overview.HeldDesk;
import java.util.List;

/** What the held votes ask of the services. */
record HeldServices(Retune retune, String person) implements HeldDesk {

  @Override
  public List<Burst> bursts() {
    return retune.quarantine().list();
  }

  @Override
  public Burst release(long id) {
    return retune.quarantine().release(id, person);
  }

  @Override
  public Burst discard(long id) {
    return retune.quarantine().discard(id, person);
  }
}
