package dev.retune.feedback.remote;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Path;

/** Reads many votes with their answers from an API, twice. */
public final class RemoteTrial {
  private RemoteTrial() {}

  /** The server's process: says its address and waits for its input to end. */
  public static final class Server {
    private Server() {}

    /** Arguments: the product and the number of records. */
    public static void main(String[] args) throws IOException {
      try (ManyRecordsServer server =
          new ManyRecordsServer(args[0].equals("langfuse"), Integer.parseInt(args[1]))) {
        System.out.println(server.address());
        var _ = System.in.read();
      }
    }
  }

  /**
   * Reads from a server.
   *
   * @param folder for the workspace and the local copy
   */
  public static void run(String address, boolean langfuse, Path folder) {
    String key = langfuse ? FakeLangfuse.SECRET_KEY : FakePhoenix.API_KEY;
    try (Workspace workspace =
        Workspace.open(
            DatabaseUrl.h2File(folder.resolve("workspace")), FeedbackEntities.entities())) {
      RemoteSyncRun sync = new RemoteSyncRun(workspace, folder.resolve("sources"), key);
      for (String round : new String[] {"first", "again"}) {
        long began = System.nanoTime();
        ImportReport report =
            sync.sync(RemoteSyncRun.config(address, key, "user_feedback"), ProgressMonitor.none());
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
            "%s: %,d answers and %,d votes read, %,d stored in %.1f s%n",
            round,
            report.read().conversations(),
            report.read().votes(),
            report.stored().total(),
            seconds);
      }
    }
  }
}
