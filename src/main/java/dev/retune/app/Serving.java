package dev.retune.app;

import dev.retune.cli.Services.Running;
import dev.retune.cli.Services.Server;
import dev.retune.collect.CollectorServer;

/** The collector and the schedule that run together; the collector stops taking votes first. */
record Serving(CollectorServer collector, Running schedule) implements Server {
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
