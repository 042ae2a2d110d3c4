/** The expression model over ONNX Runtime: from pixels to seven probabilities. */
package dev.classmoji.classifier.model;
