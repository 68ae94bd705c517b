package dev.retune.ui.shell;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/** The PNG files that scenes are drawn into, written on a thread of their own. */
final class PictureFiles implements AutoCloseable {
  private final Path folder;
  private final Predicate<String> wanted;
  private final boolean apart;
  // the toolkit has one thread, and compressing takes as long as drawing
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  // a picture is up to 20 MB until it is written
  private final Semaphore room = new Semaphore(8);
  private final List<Future<Path>> written = new ArrayList<>();

  /**
   * Creates an empty set of files.
   *
   * @param wanted whether a file such as {@code overview-light-en.png} is drawn
   * @param apart whether each size has a folder of its own
   */
  PictureFiles(Path folder, Predicate<String> wanted, boolean apart) {
    this.folder = folder;
    this.wanted = wanted;
    this.apart = apart;
  }

  /** Files whose names contain one of several parts, separated by commas; all if there is none. */
  static Predicate<String> containing(String parts) {
    List<String> only = List.of(parts.split(",", -1));
    return file -> only.stream().anyMatch(file::contains);
  }

  boolean isWanted(String file) {
    return wanted.test(file);
  }

  void write(BufferedImage image, PictureSize size, String name) {
    room.acquireUninterruptibly();
    written.add(
        writer.submit(
            () -> {
              try {
                return write(image, apart ? folder.resolve(size.toString()) : folder, name);
              } finally {
                room.release();
              }
            }));
  }

  private static Path write(BufferedImage image, Path place, String name) throws IOException {
    Path file = Files.createDirectories(place).resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** Waits for the files, and returns them in the order they were drawn. */
  List<Path> written() throws InterruptedException, ExecutionException {
    List<Path> files = new ArrayList<>();
    for (Future<Path> file : written) {
      files.add(file.get());
    }
    return files;
  }

  @Override
  public void close() {
    writer.close();
  }
}
