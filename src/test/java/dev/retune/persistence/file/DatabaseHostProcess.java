package dev.retune.persistence.file;

import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** A process that opens and serves a database file, to be killed. */
final class DatabaseHostProcess {
  private DatabaseHostProcess() {}

  /** Opens the file named by the first argument, and reports that. */
  public static void main(String[] args) throws IOException {
    Workspace workspace = Workspace.open(DatabaseUrl.h2File(Path.of(args[0])), List.of());
    Runtime.getRuntime().addShutdownHook(new Thread(workspace::close));
    System.out.println("open");
    // runs until it is killed or its parent is gone
    System.in.transferTo(OutputStream.nullOutputStream());
  }

  static Process start(Path database) throws IOException {
    Process process =
        ChildJvm.of(DatabaseHostProcess.class, database.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader();
    if (!"open".equals(out.readLine())) {
      throw new IOException("the process did not open " + database);
    }
    return process;
  }
}
