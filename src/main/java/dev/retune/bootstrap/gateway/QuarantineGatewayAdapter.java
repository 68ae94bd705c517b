package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CollectorModule;
import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.ui.overview.QuarantineGateway;
import java.util.List;

/** Connects the view of quarantined votes to the services. */
record QuarantineGatewayAdapter(CollectorModule collector, String person)
    implements QuarantineGateway {

  @Override
  public List<VoteBurst> bursts() {
    return collector.quarantine().list();
  }

  @Override
  public VoteBurst release(long id) {
    return collector.quarantine().release(id, person);
  }

  @Override
  public VoteBurst discard(long id) {
    return collector.quarantine().discard(id, person);
  }
}
