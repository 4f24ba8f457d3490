//! Tests of the built program and of the house as a whole. One binary, since each one links everything.

mod cli;
mod house;
