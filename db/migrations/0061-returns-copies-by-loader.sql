-- A copy may also be frozen by work that no account does (the command line).
grant insert on returns.frozen_copy to kith_loader;
