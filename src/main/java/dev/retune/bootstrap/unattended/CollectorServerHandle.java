package dev.retune.bootstrap.unattended;

import dev.retune.cli.terminal.CommandServices.Running;
import dev.retune.cli.terminal.CommandServices.Server;
import dev.retune.collector.api.CollectorServer;

/** The collector and the schedule running together; on close, the collector stops first. */
record CollectorServerHandle(CollectorServer collector, Running schedule) implements Server {
  @Override
  public int port() {
    return collector.port();
  }

  @Override
  public void close() {
    collector.close();
    schedule.close();
  }
}
