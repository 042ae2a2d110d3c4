import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * Trains the paper's SVM with LIBSVM (tw.edu.ntu.csie:libsvm) and prints what it reads of the
 * validation data, as JSON for {@code paper_table.py}: {@code java -cp libsvm-3.35.jar
 * PaperSvm.java train.svm validation.svm}, with the files that {@code paper.py svm-data} writes.
 */
final class PaperSvm {
  private static final int TRAINING = 28_709;
  private static final List<String> LABELS =
      List.of("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral");

  private PaperSvm() {}

  public static void main(String[] args) throws IOException {
    var learnt = read(Path.of(args[0]));
    var validation = read(Path.of(args[1]));
    svm.svm_set_print_string_function(line -> {});
    var model = svm.svm_train(learnt, parameters());
    var right = new int[LABELS.size()];
    var asked = new int[LABELS.size()];
    for (int i = 0; i < validation.l; i++) {
      int label = (int) validation.y[i];
      asked[label]++;
      right[label] += svm.svm_predict(model, validation.x[i]) == label ? 1 : 0;
    }
    print(learnt, model, right, asked);
  }

  /** A polynomial kernel (of LIBSVM's degree 3), C 0.1, gamma 1e-4; LIBSVM is one-versus-one. */
  private static svm_parameter parameters() {
    var parameters = new svm_parameter();
    parameters.svm_type = svm_parameter.C_SVC;
    parameters.kernel_type = svm_parameter.POLY;
    parameters.degree = 3;
    parameters.gamma = 1e-4;
    parameters.C = 0.1;
    parameters.eps = 1e-3;
    parameters.shrinking = 1;
    parameters.cache_size = 500;
    parameters.weight_label = new int[0];
    parameters.weight = new double[0];
    return parameters;
  }

  private static svm_problem read(Path file) throws IOException {
    var problem = new svm_problem();
    List<String> lines = Files.readAllLines(file);
    problem.l = lines.size();
    problem.y = new double[problem.l];
    problem.x = new svm_node[problem.l][];
    for (int i = 0; i < problem.l; i++) {
      var fields = lines.get(i).split(" ");
      problem.y[i] = Double.parseDouble(fields[0]);
      problem.x[i] = new svm_node[fields.length - 1];
      for (int j = 1; j < fields.length; j++) {
        problem.x[i][j - 1] = node(fields[j]);
      }
    }
    return problem;
  }

  private static svm_node node(String field) {
    var node = new svm_node();
    int colon = field.indexOf(':');
    node.index = Integer.parseInt(field.substring(0, colon));
    node.value = Double.parseDouble(field.substring(colon + 1));
    return node;
  }

  private static void print(svm_problem learnt, svm_model model, int[] right, int[] asked) {
    var recalls =
        IntStream.range(0, LABELS.size())
            .filter(i -> asked[i] > 0)
            .mapToObj(i -> number(LABELS.get(i), (double) right[i] / asked[i]))
            .collect(joining(", "));
    int all = IntStream.of(asked).sum();
    var reduced = learnt.l + all < TRAINING ? "\"%d images of training\"" : "";
    System.out.printf(
        "{\"arch\": \"svm\", \"pairwise_classifiers\": %d, \"support_vectors\": %d,%n"
            + " \"reduced\": [%s],%n"
            + " \"validation\": {%s, \"recall\": {%s}, \"images\": %d}}%n",
        model.rho.length,
        model.l,
        reduced.formatted(learnt.l + all),
        number("accuracy", (double) IntStream.of(right).sum() / all),
        recalls,
        all);
  }

  private static String number(String name, double value) {
    return String.format(Locale.ROOT, "\"%s\": %.4f", name, value);
  }
}
