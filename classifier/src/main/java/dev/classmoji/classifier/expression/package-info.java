/** The pollers: crops in, expressions and dead letters out, each session in its own order. */
package dev.classmoji.classifier.expression;
