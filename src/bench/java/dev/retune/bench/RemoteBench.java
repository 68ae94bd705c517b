package dev.retune.bench;

import dev.retune.feedback.remote.RemoteTrial;
import java.nio.file.Path;

/**
 * Measures how fast votes and their answers are read from the API of Langfuse or Phoenix, on a
 * server of this machine in a process of its own, and the heap that it takes. Arguments: {@code
 * langfuse} or {@code phoenix}, and the number of votes.
 */
public final class RemoteBench {
  private RemoteBench() {}

  /** See the class. */
  public static void main(String[] args) throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RemoteTrial.Server.class.getName(),
                args[0],
                args[1])
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BenchFolder folder = BenchFolder.temporary("retune-bench");
        var said = server.inputReader()) {
      PeakHeap heap = new PeakHeap();
      RemoteTrial.run(said.readLine(), args[0].equals("langfuse"), folder.path());
      System.out.printf("peak heap %,d MB%n", heap.most() >> 20);
    } finally {
      server.destroy();
    }
  }
}
