package dev.retune.collector.api;

import dev.retune.collector.model.CollectorSettings;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;

/** A collector in a separate process, to be killed. */
final class CollectorProcess {
  private CollectorProcess() {}

  /** Starts on the H2 file named by the first argument, and prints its port. */
  public static void main(String[] args) throws IOException {
    Workspace workspace = CollectorFixture.open(DatabaseUrl.h2File(Path.of(args[0])));
    CollectorServer server =
        CollectorFixture.start(workspace, Clock.systemUTC(), CollectorSettings.loopback(0), "v1");
    System.out.println(server.port());
    // runs until it is killed or its parent is gone
    System.in.transferTo(OutputStream.nullOutputStream());
    server.close();
    workspace.close();
  }

  record Running(Process process, int port) {}

  static Running start(Path database) throws IOException {
    Process process =
        ChildJvm.of(CollectorProcess.class, database.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader();
    return new Running(process, Integer.parseInt(String.valueOf(out.readLine())));
  }
}
