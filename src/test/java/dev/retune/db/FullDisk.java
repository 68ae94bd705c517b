package dev.retune.db;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** By hand: {@code FullDisk FOLDER} on a file system of a few megabytes. */
final class FullDisk {
  private FullDisk() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    try (Workspace workspace =
        Workspace.open(DatabaseUrl.h2File(folder.resolve("retune")), List.of())) {
      HostKills.add(workspace, "before");
      Path filler = folder.resolve("filler");
      byte[] block = new byte[4096];
      try (var out = Files.newOutputStream(filler)) {
        while (true) {
          out.write(block);
        }
      } catch (java.io.IOException e) {
        System.out.println("full: " + e.getMessage());
      }
      int kept = 0;
      int refused = 0;
      for (int i = 0; i < 5_000 && refused < 3; i++) {
        try {
          HostKills.add(workspace, "while".repeat(70) + i);
          kept++;
        } catch (RuntimeException e) {
          refused++;
          System.out.println("refused at " + i + ": " + e + " " + e.getCause());
        }
      }
      Files.delete(filler);
      for (int i = 0; i < 5; i++) {
        try {
          HostKills.add(workspace, "after" + i);
          kept++;
        } catch (RuntimeException e) {
          System.out.println("refused after: " + e + " " + e.getCause());
        }
      }
      System.out.println(
          kept
              + " kept; there: "
              + workspace.read(
                  s ->
                      s.createNativeQuery("select count(*) from audit", Long.class)
                          .getSingleResult()));
    }
  }
}
