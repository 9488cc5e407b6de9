// Package assessment holds the rules about service assessments: that they were held before a gate was passed, that their
// results make sense and are acted on, and that the owner spoke for the service (ASM).
package assessment
