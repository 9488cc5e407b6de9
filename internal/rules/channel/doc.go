// Package channel holds the rules about users: how they reach a service, who helps those who are not online, what they need
// and by which outcomes success is judged (CHN).
package channel
