package dev.retune.cluster.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a job is told. It has no secret, since clusters show arguments to everyone: the password is
 * in a file, or in the environment of the driver.
 *
 * @param database JDBC address of the workspace as the cluster's machines reach it
 * @param user the database user; the driver's default when empty
 * @param job id of the job
 * @param models folder of models on the cluster's machines; needed unless the model is the built-in
 *     one
 * @param passwordFile file with the password on the cluster's machines
 */
public record JobArguments(
    String database,
    Optional<String> user,
    long job,
    Optional<String> models,
    Optional<String> passwordFile) {

  /** The environment variable of the password. */
  public static final String PASSWORD = "RETUNE_CLUSTER_PASSWORD";

  private static final String DATABASE = "--database";
  private static final String USER = "--user";
  private static final String JOB = "--job";
  private static final String MODELS = "--models";
  private static final String PASSWORD_FILE = "--password-file";

  /** The arguments as words. */
  public List<String> words() {
    List<String> words = new ArrayList<>(List.of(DATABASE, database, JOB, String.valueOf(job)));
    user.ifPresent(value -> words.addAll(List.of(USER, value)));
    models.ifPresent(value -> words.addAll(List.of(MODELS, value)));
    passwordFile.ifPresent(value -> words.addAll(List.of(PASSWORD_FILE, value)));
    return words;
  }

  /**
   * Reads words, or the lines of a file that is named with an @ before its path.
   *
   * @throws IllegalArgumentException when they are not those of a job
   * @throws IOException when the file cannot be read
   */
  public static JobArguments parse(String... words) throws IOException {
    List<String> given =
        words.length == 1 && words[0].startsWith("@")
            ? Files.readAllLines(Path.of(words[0].substring(1))).stream()
                .filter(line -> !line.isBlank())
                .toList()
            : List.of(words);
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i + 1 < given.size(); i += 2) {
      values.put(given.get(i), given.get(i + 1));
    }
    String database = values.get(DATABASE);
    String job = values.get(JOB);
    if (given.size() % 2 != 0 || database == null || job == null) {
      throw new IllegalArgumentException("the job needs " + DATABASE + " and " + JOB);
    }
    return new JobArguments(
        database,
        Optional.ofNullable(values.get(USER)),
        Long.parseLong(job),
        Optional.ofNullable(values.get(MODELS)),
        Optional.ofNullable(values.get(PASSWORD_FILE)));
  }
}
