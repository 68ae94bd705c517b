import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the native libraries of other systems out of the jars in a folder: {@code java
 * StripNatives.java FOLDER KEEP}, where KEEP is a pattern for this system's, such as {@code
 * linux.*(x64|x86_64|amd64)}. Each library's jar keeps them in a folder named after the system.
 */
class StripNatives {
  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a|lib|pdb|dbg)$|.*[.]dSYM/.*");
  private static final Pattern SYSTEM =
      Pattern.compile("(?i).*(linux|mac|osx|darwin|win|freebsd|android|musl|aix|sunos).*");

  public static void main(String[] args) throws IOException {
    Pattern keep = Pattern.compile("(?i).*" + args[1] + ".*");
    try (var jars = Files.list(Path.of(args[0]))) {
      for (Path jar : jars.filter(p -> p.toString().endsWith(".jar")).sorted().toList()) {
        strip(jar, keep);
      }
    }
  }

  private static void strip(Path jar, Pattern keep) throws IOException {
    long before = Files.size(jar);
    int removed = 0;
    try (FileSystem zip = FileSystems.newFileSystem(jar);
        var walk = Files.walk(zip.getPath("/"))) {
      List<Path> foreign =
          walk.filter(Files::isRegularFile)
              .filter(p -> NATIVE.matcher(p.toString()).matches())
              .filter(p -> SYSTEM.matcher(p.getParent().toString()).matches())
              .filter(p -> !keep.matcher(p.getParent().toString()).matches() || musl(p))
              .toList();
      for (Path file : foreign) {
        Files.delete(file);
        removed++;
      }
    }
    if (removed > 0) {
      System.out.printf(
          "%s: %d foreign libraries out, %.1f -> %.1f MB%n",
          jar.getFileName(), removed, before / 1e6, Files.size(jar) / 1e6);
    }
  }

  private static boolean musl(Path file) {
    return file.toString().contains("Musl");
  }
}
